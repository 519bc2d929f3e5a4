package org.gongkai.channel;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gongkai.platform.security.Roles;
import org.gongkai.platform.web.ApiDefinition;
import org.jboss.resteasy.reactive.server.Cancellable;

/** The registry of channels. */
@Cancellable(false)
@Path("/v1/admin/channels")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.EDITOR, Roles.OFFICER, Roles.ADMIN, Roles.AUDITOR})
@Tag(name = "channels")
@SecurityRequirement(name = ApiDefinition.STAFF)
public class ChannelAdminResource {

  private final ChannelService channels;

  ChannelAdminResource(ChannelService channels) {
    this.channels = channels;
  }

  @GET
  @Operation(
      operationId = "listChannels",
      summary = "Registered channels",
      description = "All of them, by id.")
  public Uni<List<ChannelView>> list() {
    return channels.all();
  }
}
