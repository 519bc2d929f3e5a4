package org.gongkai.adoption;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
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
import org.gongkai.consultation.ConsultationUnitService;
import org.gongkai.platform.cache.AnswerCache;
import org.gongkai.platform.scope.UnitScoped;
import org.gongkai.platform.security.Caller;
import org.gongkai.platform.security.Roles;
import org.gongkai.platform.web.Answer;
import org.gongkai.platform.web.ApiDefinition;
import org.gongkai.platform.web.Headers;
import org.gongkai.platform.web.IdempotentRequest;
import org.gongkai.platform.web.IdempotentWrites;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** Feedback reports, for officers. */
@Cancellable(false)
@Path("/v1/admin/consultations/{id}/feedback")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.OFFICER)
@UnitScoped(ConsultationUnitService.class)
@Tag(name = "officers")
@SecurityRequirement(name = ApiDefinition.STAFF)
public class FeedbackAdminResource {

  private final FeedbackService feedback;
  private final IdempotentWrites writes;
  private final AnswerCache cache;
  private final Caller caller;

  FeedbackAdminResource(
      FeedbackService feedback, IdempotentWrites writes, AnswerCache cache, Caller caller) {
    this.feedback = feedback;
    this.writes = writes;
    this.cache = cache;
    this.caller = caller;
  }

  @POST
  @Operation(
      operationId = "publishFeedback",
      summary = "Publish the feedback report",
      description =
          "Refused while one comment has no verdict; the problem's member `openComments` names"
              + " up to 200 of them; the rest are in the officer's list with `verdict=NONE`."
              + " Otherwise totals and answers are frozen and the report is put on its way to"
              + " the channels, all at once.",
      extensions =
          @Extension(
              name = ApiDefinition.PROBLEMS,
              value =
                  "CONSULTATION_NOT_FOUND, CONSULTATION_STILL_OPEN, FEEDBACK_ALREADY_PUBLISHED,"
                      + " FEEDBACK_INCOMPLETE, CHANGED_VERSION_NOT_PUBLIC,"
                      + " CHANNEL_NOT_OPEN"))
  @APIResponse(
      responseCode = "201",
      description = "Published",
      content = @Content(schema = @Schema(implementation = FeedbackPublishedView.class)))
  public Uni<Response> publish(
      @PathParam("id") UUID id,
      @HeaderParam(Headers.IDEMPOTENCY_KEY) @Nullable String key,
      @NotNull @Valid PublishFeedbackRequest request) {
    String by = caller.subject();
    return writes
        .once(
            IdempotentRequest.of(by, key, "publishFeedback " + id, request),
            () ->
                feedback.publish(id, request.channels(), by).map(FeedbackAdminResource::published))
        .call(() -> cache.evict(List.of(ConsultationService.cacheGroup(id))));
  }

  private static Answer published(FeedbackPublishedView report) {
    return Answer.created("/v1/consultations/" + report.consultationId() + "/feedback", report);
  }
}
