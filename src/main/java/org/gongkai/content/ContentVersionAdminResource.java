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
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gongkai.platform.security.Roles;
import org.gongkai.platform.web.ApiDefinition;
import org.jboss.resteasy.reactive.server.Cancellable;

/** The versions of a content. */
@Cancellable(false)
@Path("/v1/admin/contents/{id}/versions")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.EDITOR, Roles.REVIEWER, Roles.OFFICER, Roles.ADMIN, Roles.AUDITOR})
@Tag(name = "contents")
@SecurityRequirement(name = ApiDefinition.STAFF)
public class ContentVersionAdminResource {

  private final ContentReadService reads;

  ContentVersionAdminResource(ContentReadService reads) {
    this.reads = reads;
  }

  @GET
  @Operation(
      operationId = "listContentVersions",
      summary = "The versions of a content, newest first",
      description = "Who wrote each, which of them were public, and what was corrected.",
      extensions = @Extension(name = ApiDefinition.PROBLEMS, value = "CONTENT_NOT_FOUND"))
  public Uni<List<ContentVersionItemView>> versions(@PathParam("id") UUID id) {
    return reads.versions(id);
  }

  @GET
  @Path("/{version}")
  @Operation(
      operationId = "getContentVersion",
      summary = "One version of a content",
      description = "As it was written; it never changes.",
      extensions = @Extension(name = ApiDefinition.PROBLEMS, value = "CONTENT_NOT_FOUND"))
  public Uni<ContentVersionView> version(
      @PathParam("id") UUID id,
      @Parameter(description = "Number of the version, from 1") @PathParam("version") int version) {
    return reads.version(id, version);
  }
}
