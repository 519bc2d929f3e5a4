package org.gongkai.calendar;

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

/** What is due, for staff. */
@Cancellable(false)
@Path("/v1/admin/deadlines")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.OFFICER, Roles.ADMIN, Roles.AUDITOR})
@UnitScoped
@Tag(name = "calendar")
@SecurityRequirement(name = ApiDefinition.STAFF)
public class DeadlineAdminResource {

  private final DeadlineService deadlines;
  private final UnitScope scope;

  DeadlineAdminResource(DeadlineService deadlines, UnitScope scope) {
    this.deadlines = deadlines;
    this.scope = scope;
  }

  @GET
  @Operation(
      operationId = "listDeadlines",
      summary = "What is due, the earliest first",
      description =
          "Everything that is not done yet; with `stage` only what stands there now. Each carries"
              + " the derivation of its last day and every move of it. Officers read those of the"
              + " own unit.",
      extensions = @Extension(name = ApiDefinition.PROBLEMS, value = "UNKNOWN_VALUE"))
  public Uni<Page<DueView>> list(
      @QueryParam("stage") @Nullable DeadlineStage stage,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @DefaultValue(Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT)
          int limit) {
    return deadlines.page(scope.units(), stage, cursor, limit);
  }
}
