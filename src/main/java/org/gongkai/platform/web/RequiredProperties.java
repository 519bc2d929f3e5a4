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
    addMembers(Objects.requireNonNull(schemas.get("Problem")));
  }

  /** Members that some types of problems add. */
  private static void addMembers(Schema problem) {
    problem
        .addProperty(
            "openComments",
            list("Only of `feedback-incomplete`: the comments without a verdict", "OpenComment"))
        .addProperty(
            "findings", list("Only of `content-findings-open`: up to fifty of them", "FindingView"))
        .addProperty(
            "refusals",
            list(
                "Only of `channel-refuses` and `channel-invalid`: each with its field and limit",
                "PublicationRefusal",
                "ChannelFinding"))
        .addProperty("noticeTitle", text("Only of `notice-withdrawn`: what it was called"))
        .addProperty("reason", text("Only of `notice-withdrawn`: why it was withdrawn"))
        .addProperty("goneAt", text("Only of `notice-withdrawn`: when").format("date-time"));
  }

  private static Schema text(String description) {
    return OASFactory.createSchema().addType(Schema.SchemaType.STRING).description(description);
  }

  private static Schema list(String description, String... items) {
    Schema item = items.length == 1 ? ref(items[0]) : OASFactory.createSchema();
    for (int i = 0; items.length > 1 && i < items.length; i++) {
      item.addAnyOf(ref(items[i]));
    }
    return OASFactory.createSchema()
        .addType(Schema.SchemaType.ARRAY)
        .description(description)
        .items(item);
  }

  private static Schema ref(String name) {
    return OASFactory.createSchema().ref("#/components/schemas/" + name);
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
