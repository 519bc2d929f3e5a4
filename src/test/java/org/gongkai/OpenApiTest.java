package org.gongkai;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.gongkai.platform.problem.ProblemType;
import org.gongkai.testsupport.Sandbox;
import org.junit.jupiter.api.Test;

/** What the contract owes its readers. */
@QuarkusTest
@QuarkusTestResource(Sandbox.class)
class OpenApiTest {

  private static OpenAPI contract() {
    String yaml = RestAssured.given().queryParam("format", "yaml").get("/q/openapi").asString();
    ParseOptions options = new ParseOptions();
    options.setResolve(true);
    SwaggerParseResult parsed = new OpenAPIV3Parser().readContents(yaml, null, options);
    assertThat(parsed.getMessages()).isEmpty();
    return parsed.getOpenAPI();
  }

  @Test
  void everyOperationIsNamedDescribedAndLeadsToDocumentedAnswers() {
    Set<String> ids = new HashSet<>();
    contract()
        .getPaths()
        .forEach(
            (path, item) ->
                item.readOperationsMap()
                    .forEach((method, operation) -> checkOperation(path, method, operation, ids)));
    assertThat(ids).hasSizeGreaterThan(20);
  }

  private static void checkOperation(
      String path, HttpMethod method, Operation operation, Set<String> ids) {
    String name = method + " " + path;
    assertThat(operation.getOperationId()).as(name).isNotBlank();
    assertThat(ids.add(operation.getOperationId())).as(name).isTrue();
    assertThat(operation.getSummary()).as(name).isNotBlank();
    assertThat(operation.getDescription()).as(name).isNotBlank();
    assertThat(operation.getTags()).as(name).isNotEmpty();
    assertThat(operation.getResponses()).as(name).containsKey("500");
    operation
        .getResponses()
        .forEach((status, response) -> checkResponse(name + " " + status, status, response));
    boolean isForSomeone =
        path.startsWith("/v1/admin")
            || path.startsWith("/v1/me")
            || List.of("submitComment", "takeTicket").contains(operation.getOperationId());
    assertThat(operation.getSecurity() != null && !operation.getSecurity().isEmpty())
        .as(name)
        .isEqualTo(isForSomeone);
    if (isForSomeone) {
      assertThat(operation.getResponses()).as(name).containsKeys("401", "403");
    }
  }

  private static void checkResponse(String name, String status, ApiResponse response) {
    assertThat(response.getDescription()).as(name).isNotBlank();
    if (status.startsWith("4") || status.startsWith("5")) {
      assertThat(response.getContent()).as(name).containsOnlyKeys("application/problem+json");
      assertThat(response.getContent().get("application/problem+json").getExample())
          .as(name)
          .isNotNull();
    } else if (status.startsWith("2") && !status.equals("204")) {
      assertThat(response.getContent()).as(name).isNotEmpty();
    }
  }

  @Test
  void everyProblemOfTheCatalogueIsDocumentedSomewhere() {
    Set<String> documented = new TreeSet<>();
    contract()
        .getPaths()
        .values()
        .forEach(
            item ->
                item.readOperations()
                    .forEach(
                        operation ->
                            operation
                                .getResponses()
                                .values()
                                .forEach(response -> addCodes(response, documented))));
    for (ProblemType type : ProblemType.values()) {
      // These three answer requests that reach no operation.
      if (!Set.of(ProblemType.NOT_FOUND, ProblemType.METHOD_NOT_ALLOWED, ProblemType.NOT_ACCEPTABLE)
          .contains(type)) {
        assertThat(documented).contains(type.code());
      }
    }
  }

  private static void addCodes(ApiResponse response, Set<String> codes) {
    String[] parts = response.getDescription().split("`", -1);
    for (int i = 1; i < parts.length; i += 2) {
      codes.add(parts[i]);
    }
  }

  @Test
  void developmentOperationsAreNotInIt() {
    Map<String, ?> paths = contract().getPaths();
    assertThat(paths.keySet()).noneMatch(path -> path.startsWith("/dev"));
  }
}
