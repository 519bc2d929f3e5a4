package org.gongkai.comment.moderation;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gongkai.platform.scope.UnitScope;
import org.gongkai.platform.scope.UnitScoped;
import org.gongkai.platform.security.Roles;
import org.gongkai.platform.web.ApiDefinition;
import org.gongkai.platform.web.Page;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** Appeals against the hiding of comments, for officers. */
@Cancellable(false)
@Path("/v1/admin/appeals")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.OFFICER, Roles.AUDITOR})
@UnitScoped
@Tag(name = "officers")
@SecurityRequirement(name = ApiDefinition.STAFF)
public class AppealAdminResource {

  private final AppealService appeals;
  private final UnitScope scope;

  AppealAdminResource(AppealService appeals, UnitScope scope) {
    this.appeals = appeals;
    this.scope = scope;
  }

  @GET
  @Operation(
      operationId = "listAppeals",
      summary = "Appeals in one state, the oldest first",
      description =
          "With the comment that each is about and who hid it. Officers read those about the own"
              + " unit's consultations.",
      extensions = @Extension(name = ApiDefinition.PROBLEMS, value = "UNKNOWN_VALUE"))
  public Uni<Page<OfficerAppealView>> list(
      @QueryParam("state") @DefaultValue("OPEN") AppealState state,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @DefaultValue(Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT)
          int limit) {
    return appeals.page(scope.units(), state, cursor, limit);
  }
}
