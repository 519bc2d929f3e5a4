package org.gongkai.platform.web;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;

/** Says in the contract what the code says by its types: what may not be null is always there. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class RequiredProperties implements OASFilter {

  @Override
  public void filterOpenAPI(OpenAPI contract) {
    Map<String, Schema> schemas = contract.getComponents().getSchemas();
    schemas.values().forEach(RequiredProperties::require);
    Objects.requireNonNull(schemas.get("Problem"))
        .addProperty(
            "openComments",
            OASFactory.createSchema()
                .addType(Schema.SchemaType.ARRAY)
                .description("Only of `feedback-incomplete`: the comments without a verdict")
                .items(OASFactory.createSchema().ref("#/components/schemas/OpenComment")));
  }

  private static void require(Schema schema) {
    Map<String, Schema> properties = schema.getProperties();
    if (properties != null) {
      List<String> required =
          properties.entrySet().stream()
              .filter(property -> !isNullable(property.getValue()))
              .map(Map.Entry::getKey)
              .sorted()
              .toList();
      schema.setRequired(required.isEmpty() ? null : required);
    }
  }

  private static boolean isNullable(Schema schema) {
    boolean byType = schema.getType() != null && schema.getType().contains(Schema.SchemaType.NULL);
    boolean byChoice =
        schema.getAnyOf() != null
            && schema.getAnyOf().stream().anyMatch(RequiredProperties::isNullable);
    return byType || byChoice;
  }
}
