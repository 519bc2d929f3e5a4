package org.gongkai.link;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gongkai.platform.security.Caller;
import org.gongkai.platform.security.Roles;
import org.gongkai.platform.web.ApiDefinition;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.server.Cancellable;

/** Links into the mini-program, for staff. */
@Cancellable(false)
@Path("/v1/admin/links")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.EDITOR, Roles.OFFICER})
@Tag(name = "contents")
@SecurityRequirement(name = ApiDefinition.STAFF)
public class LinkAdminResource {

  private final Links links;
  private final Caller caller;

  LinkAdminResource(Links links, Caller caller) {
    this.links = links;
    this.caller = caller;
  }

  @POST
  @ResponseStatus(200)
  @Operation(
      operationId = "createLink",
      summary = "A link that opens the mini-program",
      description =
          "For text messages and web pages, with the platform's URL Link. It works for 1 to 30"
              + " days: do not print it, print the code. Asked again, the platform makes another"
              + " one; nothing of it is kept here but who asked.",
      extensions =
          @Extension(
              name = ApiDefinition.PROBLEMS,
              value =
                  "CONSULTATION_NOT_FOUND, NOTICE_NOT_FOUND, NOTICE_WITHDRAWN,"
                      + " WECHAT_UNAVAILABLE"))
  public Uni<LinkView> create(@NotNull @Valid CreateLinkRequest request) {
    return links.make(request, caller.subject());
  }
}
