package org.gongkai.content;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
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

/** What the check of a content finds, and what is done with it. */
@Cancellable(false)
@Path("/v1/admin/contents/{id}")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.EDITOR, Roles.REVIEWER, Roles.OFFICER, Roles.ADMIN, Roles.AUDITOR})
@Tag(name = "contents")
@SecurityRequirement(name = ApiDefinition.STAFF)
public class ContentFindingAdminResource {

  private final ContentFindingService findings;
  private final ContentRechecks rechecks;
  private final Caller caller;

  ContentFindingAdminResource(
      ContentFindingService findings, ContentRechecks rechecks, Caller caller) {
    this.findings = findings;
    this.rechecks = rechecks;
    this.caller = caller;
  }

  @GET
  @Path("/findings")
  @Operation(
      operationId = "listFindings",
      summary = "What the last check of a content found",
      description = "In its latest version. Personal data are masked in the excerpts.",
      extensions = @Extension(name = ApiDefinition.PROBLEMS, value = "CONTENT_NOT_FOUND"))
  public Uni<FindingsView> list(@PathParam("id") UUID id) {
    return findings.findings(id);
  }

  @POST
  @Path("/check")
  @RolesAllowed(Roles.EDITOR)
  @Operation(
      operationId = "checkContent",
      summary = "Check the latest version again",
      description =
          "With up to 20 pages of others that it links to, which takes some seconds. An override of"
              + " the same finding stays.",
      extensions =
          @Extension(
              name = ApiDefinition.PROBLEMS,
              value = "CONTENT_NOT_FOUND, CONTENT_DERIVED, CONTENT_STATE_FORBIDS, STALE_VERSION"))
  public Uni<FindingsView> check(@PathParam("id") UUID id) {
    return rechecks.check(id, caller.subject());
  }

  @POST
  @Path("/findings/{position}/override")
  @RolesAllowed(Roles.EDITOR)
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "overrideFinding",
      summary = "Let a finding stay as it is",
      description =
          "With a reason that the reviewers read. It holds for this version; an override again"
              + " replaces the reason.",
      extensions =
          @Extension(
              name = ApiDefinition.PROBLEMS,
              value =
                  "CONTENT_NOT_FOUND, FINDING_NOT_FOUND, CONTENT_DERIVED, CONTENT_STATE_FORBIDS"))
  public Uni<FindingView> override(
      @PathParam("id") UUID id,
      @PathParam("position") int position,
      @NotNull @Valid OverrideFindingRequest request) {
    return findings.override(id, position, request, caller.subject());
  }
}
