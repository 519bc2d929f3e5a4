package org.gongkai.comment;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gongkai.consultation.ConsultationUnitService;
import org.gongkai.platform.scope.UnitScoped;
import org.gongkai.platform.security.Caller;
import org.gongkai.platform.security.Roles;
import org.gongkai.platform.web.ApiDefinition;
import org.gongkai.platform.web.Page;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** The comments of a consultation, for officers. */
@Cancellable(false)
@Path("/v1/admin/consultations/{id}/comments")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.OFFICER, Roles.AUDITOR})
@UnitScoped(ConsultationUnitService.class)
@Tag(name = "officers")
@SecurityRequirement(name = ApiDefinition.STAFF)
public class ConsultationCommentAdminResource {

  private final CommentService comments;
  private final Caller caller;

  ConsultationCommentAdminResource(CommentService comments, Caller caller) {
    this.comments = comments;
    this.caller = caller;
  }

  @GET
  @Operation(
      operationId = "listCommentsForStaff",
      summary = "All comments of a consultation, newest first",
      description =
          "Hidden and withdrawn ones included. Every filter that is named must hold. `q` finds a"
              + " part of the text in upper or lower case.",
      extensions =
          @Extension(
              name = ApiDefinition.PROBLEMS,
              value = "CONSULTATION_NOT_FOUND, UNKNOWN_VALUE"))
  public Uni<Page<OfficerCommentView>> list(
      @PathParam("id") UUID id,
      @Valid @BeanParam CommentFilter filter,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @DefaultValue(Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT)
          int limit) {
    return comments.officerPage(id, filter, caller.subject(), cursor, limit);
  }
}
