package org.gongkai.content;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gongkai.delivery.DeliveryView;
import org.gongkai.platform.security.Roles;
import org.gongkai.platform.web.ApiDefinition;
import org.jboss.resteasy.reactive.server.Cancellable;

/** The editors' side of contents. */
@Cancellable(false)
@Path("/v1/admin/contents")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.EDITOR, Roles.OFFICER, Roles.ADMIN, Roles.AUDITOR})
@Tag(name = "channels")
@SecurityRequirement(name = ApiDefinition.STAFF)
public class ContentAdminResource {

  private final ContentService contents;

  ContentAdminResource(ContentService contents) {
    this.contents = contents;
  }

  @GET
  @Path("/{id}/deliveries")
  @Operation(
      operationId = "listDeliveries",
      summary = "Where a content stands on each channel",
      description =
          "One entry for each version and channel, with the last answer of the channel and the next"
              + " attempt.",
      extensions = @Extension(name = ApiDefinition.PROBLEMS, value = "CONTENT_NOT_FOUND"))
  public Uni<List<DeliveryView>> deliveries(@PathParam("id") UUID id) {
    return contents.deliveries(id);
  }
}
