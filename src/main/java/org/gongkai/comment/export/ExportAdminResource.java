package org.gongkai.comment.export;

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
import org.gongkai.platform.security.Caller;
import org.gongkai.platform.security.Roles;
import org.gongkai.platform.web.ApiDefinition;
import org.jboss.resteasy.reactive.server.Cancellable;

/** What became of exports, for those who made them. */
@Cancellable(false)
@Path("/v1/admin/exports")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.OFFICER, Roles.AUDITOR})
@Tag(name = "officers")
@SecurityRequirement(name = ApiDefinition.STAFF)
public class ExportAdminResource {

  private final ExportService exports;
  private final Caller caller;

  ExportAdminResource(ExportService exports, Caller caller) {
    this.exports = exports;
    this.caller = caller;
  }

  @GET
  @Path("/{id}")
  @Operation(
      operationId = "getExport",
      summary = "What became of an export",
      description =
          "For whoever made it, and for auditors. `rows` counts the rows below the heading;"
              + " `sha256` is that of the NDJSON file of the same rows, whatever the format:"
              + " `sha256sum comments.ndjson`. An export that stays `STARTED` was cut off with the"
              + " server that made it.",
      extensions = @Extension(name = ApiDefinition.PROBLEMS, value = "EXPORT_NOT_FOUND"))
  public Uni<ExportView> export(@PathParam("id") UUID id) {
    return exports.view(id, caller.has(Roles.AUDITOR) ? null : caller.subject());
  }
}
