package org.gongkai.platform.web;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.gongkai.platform.problem.Problem;
import org.gongkai.platform.problem.ProblemLanguage;
import org.gongkai.platform.problem.ProblemType;

/**
 * Writes every error of every operation into the contract: those that follow from its parameters,
 * body and security, and those that it names itself in {@link ApiDefinition#PROBLEMS}.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ProblemResponses implements OASFilter {

  private static final Set<String> MANDATORY = Set.of(Headers.IDEMPOTENCY_KEY, Headers.IF_MATCH);

  private static final Map<String, String> MEANINGS =
      Map.ofEntries(
          Map.entry(
              Headers.IDEMPOTENCY_KEY,
              "8 to 128 visible ASCII characters, new for each write and the same on its"
                  + " repetitions; a repetition gets the first answer"),
          Map.entry(Headers.IF_MATCH, "The `ETag` of what the change is made on"),
          Map.entry(Headers.IF_NONE_MATCH, "The `ETag` of the answer that the client has"),
          Map.entry("Range", "One part of the file, such as `bytes=0-1023`"),
          Map.entry("If-Range", "The `ETag` that the part is to be of"),
          Map.entry("name", "Name of the file; what stands before the last slash is left out"),
          Map.entry("file", "Digest and extension"),
          Map.entry("sha256", "Digest of the file in lower-case hexadecimal"),
          Map.entry("app", "Name of the account in the configuration, such as `mini`"),
          Map.entry("signature", "SHA-1 of the sorted token, timestamp and nonce"),
          Map.entry("msg_signature", "The same with the encrypted message"),
          Map.entry("timestamp", "When the platform signed, in Unix seconds"),
          Map.entry("nonce", "A number that the platform chose"),
          Map.entry("echostr", "What the platform wants to read in the answer"),
          Map.entry("variant", "Size and extension, such as `large.jpg`"),
          Map.entry("id", "Identifier of the resource"),
          Map.entry("index", "Leaf of the log at which to begin, from 0"),
          Map.entry("most", "Leaves at most"),
          Map.entry("photoId", "Identifier of the photo"),
          Map.entry("token", "From the address that the platform was given"),
          Map.entry("stageId", "Identifier of the stage"),
          Map.entry("version", "Version of the draft, from 1"),
          Map.entry("year", "Year of the calendar"),
          Map.entry("stage", "Only those that stand there"),
          Map.entry("fate", "Only those with this fate"),
          Map.entry("fields", "`OUTLINE` leaves out the long texts"),
          Map.entry("clauseId", "Identifier of the clause"),
          Map.entry("from", "The earlier version"),
          Map.entry("unread", "`true` for unread ones only"),
          Map.entry("receipt", "Receipt number, with or without dashes"),
          Map.entry("column", "Name of the column"),
          Map.entry("type", "Type of the content"),
          Map.entry("position", "Position of the finding, from 1"),
          Map.entry("dryRun", "`true` checks every row and enters none"),
          Map.entry("status", "Only those in this state"),
          Map.entry("state", "Only those in this state"),
          Map.entry("commentClass", "Only those of this class, or without one"),
          Map.entry("source", "Only those that came in this way"),
          Map.entry("respondentType", "Only those of this type of respondent"),
          Map.entry("handler", "Only those that this person has in hand; `me` for the caller"),
          Map.entry("verdict", "Only those answered so; `NONE` for those without an answer"),
          Map.entry("q", "A part of the text, 2 to 50 characters"),
          Map.entry("purpose", "What it is for, in 5 to 500 characters; kept in the audit trail"),
          Map.entry("personal", "`true` for names and telephone numbers as well; officers only"),
          Map.entry("subjectId", "Only what was done to this"),
          Map.entry("action", "Only this operation"),
          Map.entry("channel", "Only of this channel"),
          Map.entry("confirm", "`ERASE`, so that nothing is erased by mistake"),
          Map.entry("open", "`true` for open ones only, `false` for resolved ones only"),
          Map.entry("cursor", "`nextCursor` of the page before"),
          Map.entry("limit", "Most items of the page"));

  @Override
  public Operation filterOperation(Operation operation) {
    Set<ProblemType> problems = EnumSet.of(ProblemType.INTERNAL_ERROR, ProblemType.SERVER_BUSY);
    problems.add(ProblemType.TOO_MANY_REQUESTS);
    addNamed(operation, problems);
    addSecurity(operation, problems);
    addParameters(operation, problems);
    describeParameters(operation);
    addBody(operation, problems);
    byStatus(problems)
        .forEach(
            (status, types) -> operation.getResponses().addAPIResponse(status, response(types)));
    operation.removeExtension(ApiDefinition.PROBLEMS);
    return operation;
  }

  private static void addNamed(Operation operation, Set<ProblemType> problems) {
    Object named =
        operation.getExtensions() == null
            ? null
            : operation.getExtensions().get(ApiDefinition.PROBLEMS);
    if (named != null) {
      for (String name : named.toString().split(",", -1)) {
        problems.add(ProblemType.valueOf(name.strip()));
      }
    }
  }

  private static void addSecurity(Operation operation, Set<ProblemType> problems) {
    if (operation.getSecurity() == null || operation.getSecurity().isEmpty()) {
      // Said, not left out: everyone may call it.
      operation.setSecurity(new ArrayList<>());
    } else {
      problems.add(ProblemType.UNAUTHENTICATED);
      problems.add(ProblemType.TOKEN_EXPIRED);
      problems.add(ProblemType.FORBIDDEN);
      if (operation.getSecurity().stream().anyMatch(one -> one.hasScheme(ApiDefinition.STAFF))) {
        problems.add(ProblemType.STAFF_PROVIDER_UNAVAILABLE);
      }
    }
  }

  private static void addParameters(Operation operation, Set<ProblemType> problems) {
    List<Parameter> parameters =
        operation.getParameters() == null ? List.of() : operation.getParameters();
    for (Parameter parameter : parameters) {
      if (parameter.getIn() == Parameter.In.PATH) {
        problems.add(ProblemType.NOT_FOUND);
      }
      switch (parameter.getName()) {
        case Headers.IDEMPOTENCY_KEY -> {
          problems.add(ProblemType.IDEMPOTENCY_KEY_MISSING);
          problems.add(ProblemType.IDEMPOTENCY_KEY_REUSED);
        }
        case Headers.IF_MATCH -> {
          problems.add(ProblemType.PRECONDITION_REQUIRED);
          problems.add(ProblemType.STALE_VERSION);
        }
        case "cursor" -> problems.add(ProblemType.INVALID_CURSOR);
        case "limit" -> problems.add(ProblemType.INVALID_REQUEST);
        default -> {}
      }
    }
  }

  private static void describeParameters(Operation operation) {
    if (operation.getParameters() != null) {
      for (Parameter parameter : operation.getParameters()) {
        if (parameter.getDescription() == null) {
          parameter.setDescription(MEANINGS.get(parameter.getName()));
        }
        if (MANDATORY.contains(parameter.getName())) {
          parameter.setRequired(true);
        }
      }
    }
  }

  private static void addBody(Operation operation, Set<ProblemType> problems) {
    if (operation.getRequestBody() == null || operation.getRequestBody().getContent() == null) {
      return;
    }
    problems.add(ProblemType.PAYLOAD_TOO_LARGE);
    problems.add(ProblemType.UNSUPPORTED_MEDIA_TYPE);
    if (operation.getRequestBody().getContent().getMediaTypes().containsKey("application/json")) {
      problems.add(ProblemType.MALFORMED_JSON);
      problems.add(ProblemType.INVALID_REQUEST);
      problems.add(ProblemType.UNKNOWN_FIELD);
      problems.add(ProblemType.UNKNOWN_VALUE);
    }
  }

  private static Map<String, List<ProblemType>> byStatus(Set<ProblemType> problems) {
    return problems.stream()
        .collect(
            Collectors.groupingBy(
                type -> Integer.toString(type.status()), TreeMap::new, Collectors.toList()));
  }

  private static APIResponse response(List<ProblemType> types) {
    String codes =
        types.stream().map(type -> "`" + type.code() + "`").collect(Collectors.joining(", "));
    Content content =
        OASFactory.createContent()
            .addMediaType(
                Problem.MEDIA_TYPE,
                OASFactory.createMediaType()
                    .schema(OASFactory.createSchema().ref("#/components/schemas/Problem"))
                    .example(example(types.get(0))));
    return OASFactory.createAPIResponse().description("Code " + codes).content(content);
  }

  private static Map<String, Object> example(ProblemType type) {
    Map<String, Object> example = new LinkedHashMap<>();
    example.put("type", type.uri());
    example.put("title", type.title(ProblemLanguage.CHINESE));
    example.put("status", type.status());
    example.put("detail", type.detail(ProblemLanguage.CHINESE, "…"));
    example.put("instance", "/v1/…");
    example.put("code", type.code());
    example.put("traceId", "4bf92f3577b34da6a3ce929d0e0e4736");
    example.put("violations", List.of());
    return example;
  }
}
