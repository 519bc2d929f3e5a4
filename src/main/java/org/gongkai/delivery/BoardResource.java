package org.gongkai.delivery;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gongkai.platform.security.Roles;
import org.gongkai.platform.web.ApiDefinition;
import org.jboss.resteasy.reactive.server.Cancellable;

/** The board of all channels. */
@Cancellable(false)
@Path("/v1/admin/channels/board")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.EDITOR, Roles.REVIEWER, Roles.OFFICER, Roles.ADMIN, Roles.AUDITOR})
@Tag(name = "channels")
@SecurityRequirement(name = ApiDefinition.STAFF)
public class BoardResource {

  private final BoardService board;

  BoardResource(BoardService board) {
    this.board = board;
  }

  @GET
  @Operation(
      operationId = "getChannelBoard",
      summary = "All channels at a glance",
      description =
          "For each channel whether it works and what waits for it, and what people must act on:"
              + " deliveries and open incidents.")
  public Uni<BoardView> board() {
    return board.board();
  }
}
