package org.gongkai.platform.web;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/**
 * Shows in the contract what an operation really answered: the recorded answer of the resource
 * {@code openapi-examples/} and the operation's id. A test records the answers and compares them
 * with those of the running application.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class AnswerExamples implements OASFilter {

  private static final String JSON = "application/json";

  @Override
  public Operation filterOperation(Operation operation) {
    try (InputStream recorded = recorded(operation.getOperationId())) {
      if (recorded != null) {
        Object example = new ObjectMapper().readValue(recorded, new TypeReference<Object>() {});
        operation
            .getResponses()
            .getAPIResponses()
            .forEach((status, response) -> show(status, response, example));
      }
      return operation;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static InputStream recorded(String operationId) {
    return AnswerExamples.class.getResourceAsStream("/openapi-examples/" + operationId + ".json");
  }

  private static void show(String status, APIResponse response, Object example) {
    Map<String, MediaType> contents =
        response.getContent() == null ? Map.of() : response.getContent().getMediaTypes();
    if (status.startsWith("2") && contents != null && contents.containsKey(JSON)) {
      contents.get(JSON).setExample(example);
    }
  }
}
