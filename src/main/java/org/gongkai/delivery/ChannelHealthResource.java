package org.gongkai.delivery;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gongkai.platform.security.Roles;
import org.gongkai.platform.web.ApiDefinition;
import org.jboss.resteasy.reactive.server.Cancellable;

/** How one channel is doing. */
@Cancellable(false)
@Path("/v1/admin/channels/{id}/health")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.EDITOR, Roles.OFFICER, Roles.ADMIN, Roles.AUDITOR})
@Tag(name = "channels")
@SecurityRequirement(name = ApiDefinition.STAFF)
public class ChannelHealthResource {

  private final ChannelHealthService health;

  ChannelHealthResource(ChannelHealthService health) {
    this.health = health;
  }

  @GET
  @Operation(
      operationId = "getChannelHealth",
      summary = "How a channel is doing",
      description =
          "Its breaker, how long ago it last got a content, its deliveries by state, the last trial"
              + " of its account and its open incidents.",
      extensions = @Extension(name = ApiDefinition.PROBLEMS, value = "CHANNEL_NOT_FOUND"))
  public Uni<ChannelHealthView> get(@PathParam("id") String id) {
    return health.of(id);
  }
}
