package org.gongkai;

import static org.assertj.core.api.Assertions.assertThat;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Nobody is given more of a list at once than a page. */
class ListBoundsTest {

  private static final BigDecimal MOST = BigDecimal.valueOf(100);

  /**
   * Lists that a person's work bounds, one entry at a time: versions of a draft, of a content, its
   * reviews and deliveries, the channels of an office; and the open data of one consultation, a
   * file that is streamed 500 rows at a time.
   */
  private static final Set<String> BOUNDED_BY_WORK =
      Set.of(
          "/v1/admin/channels",
          "/v1/admin/consultations/{id}/drafts",
          "/v1/admin/contents/{id}/deliveries",
          "/v1/admin/contents/{id}/reviews",
          "/v1/admin/contents/{id}/versions",
          "/v1/consultations/{id}/drafts",
          "/v1/consultations/{id}/feedback.json");

  private final OpenAPI contract = read();

  @Test
  void boundsEveryLimit() {
    List<Parameter> limits =
        contract.getPaths().values().stream()
            .map(PathItem::getGet)
            .filter(ListBoundsTest::isThere)
            .flatMap(operation -> parameters(operation).stream())
            .filter(parameter -> parameter.getName().equals("limit"))
            .toList();
    assertThat(limits).hasSizeGreaterThan(10);
    assertThat(limits)
        .allSatisfy(
            limit -> {
              assertThat(limit.getSchema().getMaximum()).isLessThanOrEqualTo(MOST);
              assertThat(limit.getSchema().getMinimum()).isEqualTo(BigDecimal.ONE);
              assertThat(limit.getSchema().getDefault()).isNotNull();
            });
  }

  @Test
  void givesEveryListALimit() {
    List<String> unlimited =
        contract.getPaths().entrySet().stream()
            .filter(path -> isList(path.getValue().getGet()))
            .filter(path -> !hasLimit(path.getValue().getGet()))
            .map(path -> path.getKey())
            .toList();
    assertThat(unlimited).containsExactlyInAnyOrderElementsOf(BOUNDED_BY_WORK);
  }

  private static boolean isThere(Operation operation) {
    return operation != null;
  }

  private static List<Parameter> parameters(Operation operation) {
    return operation.getParameters() == null ? List.of() : operation.getParameters();
  }

  private static boolean hasLimit(Operation operation) {
    return parameters(operation).stream()
        .anyMatch(parameter -> parameter.getName().equals("limit"));
  }

  /** Whether the answer is an array, or a page of one. */
  private static boolean isList(Operation operation) {
    ApiResponse answer = operation == null ? null : operation.getResponses().get("200");
    MediaType json =
        answer == null || answer.getContent() == null
            ? null
            : answer.getContent().get("application/json");
    return json != null
        && json.getSchema() != null
        && (json.getSchema().getItems() != null
            || (json.getSchema().getProperties() != null
                && json.getSchema().getProperties().containsKey("nextCursor")));
  }

  private static OpenAPI read() {
    ParseOptions options = new ParseOptions();
    options.setResolve(true);
    options.setResolveFully(true);
    return new OpenAPIV3Parser().read("openapi/openapi.yaml", null, options);
  }
}
