package org.gongkai.comment.count;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gongkai.consultation.ConsultationUnitService;
import org.gongkai.platform.scope.UnitScoped;
import org.gongkai.platform.security.Roles;
import org.gongkai.platform.web.ApiDefinition;
import org.jboss.resteasy.reactive.server.Cancellable;

/** How many comments of a consultation stand where, for officers. */
@Cancellable(false)
@Path("/v1/admin/consultations/{id}/comment-counts")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.OFFICER, Roles.AUDITOR})
@UnitScoped(ConsultationUnitService.class)
@Tag(name = "officers")
@SecurityRequirement(name = ApiDefinition.STAFF)
public class CommentCountAdminResource {

  private final CommentCountService counts;

  CommentCountAdminResource(CommentCountService counts) {
    this.counts = counts;
  }

  @GET
  @Operation(
      operationId = "countComments",
      summary = "How many comments stand where",
      description =
          "Exact at the moment of asking, by state, class, source, respondent and clause. What is"
              + " counted can be read with the filter of the same name.",
      extensions = @Extension(name = ApiDefinition.PROBLEMS, value = "CONSULTATION_NOT_FOUND"))
  public Uni<CommentCountsView> counts(@PathParam("id") UUID id) {
    return counts.counts(id);
  }
}
