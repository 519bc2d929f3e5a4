package org.gongkai.adoption;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gongkai.consultation.ConsultationService;
import org.gongkai.platform.cache.AnswerCache;
import org.gongkai.platform.security.Caller;
import org.gongkai.platform.security.Roles;
import org.gongkai.platform.web.ApiDefinition;
import org.gongkai.platform.web.Headers;
import org.jspecify.annotations.Nullable;

/** Verdicts, for officers. */
@Path("/v1/admin/comments/{id}/verdict")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.OFFICER)
@Tag(name = "officers")
@SecurityRequirement(name = ApiDefinition.STAFF)
public class VerdictAdminResource {

  private final VerdictService verdicts;
  private final AnswerCache cache;
  private final Caller caller;

  VerdictAdminResource(VerdictService verdicts, AnswerCache cache, Caller caller) {
    this.verdicts = verdicts;
    this.cache = cache;
    this.caller = caller;
  }

  @PUT
  @Operation(
      operationId = "decideComment",
      summary = "Answer a comment",
      description =
          "Gives or replaces the verdict; free until the feedback report is published. `If-Match`"
              + " names the version of the comment. A reason is mandatory unless adopted; an"
              + " adopted one names the clause that it changed.",
      extensions =
          @Extension(
              name = ApiDefinition.PROBLEMS,
              value =
                  "COMMENT_NOT_FOUND, CLAUSE_NOT_FOUND, REASON_REQUIRED, CLAUSE_REQUIRED,"
                      + " FEEDBACK_ALREADY_PUBLISHED"))
  @APIResponse(
      responseCode = "200",
      description = "Answered; the `ETag` is the comment's new version",
      content = @Content(schema = @Schema(implementation = VerdictView.class)))
  public Uni<Response> decide(
      @PathParam("id") UUID id,
      @HeaderParam(Headers.IF_MATCH) @Nullable String ifMatch,
      @NotNull @Valid VerdictRequest request) {
    return verdicts
        .decide(id, ifMatch, request, caller.subject())
        // The first verdict changes where the consultation stands.
        .call(decided -> cache.evict(keys(decided.value())))
        .map(decided -> decided.response());
  }

  private static List<String> keys(VerdictView verdict) {
    return List.of(ConsultationService.cacheKey(verdict.consultationId()));
  }
}
