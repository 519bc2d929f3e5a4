package org.gongkai.privacy;

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

/** What is deleted when its time is over. */
@Cancellable(false)
@Path("/v1/admin/retention")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.AUDITOR, Roles.ADMIN})
@Tag(name = "audit")
@SecurityRequirement(name = ApiDefinition.STAFF)
public class RetentionResource {

  private final RetentionService retention;

  RetentionResource(RetentionService retention) {
    this.retention = retention;
  }

  @GET
  @Operation(
      operationId = "getRetention",
      summary = "What is deleted when its time is over",
      description =
          "For each kind: how long it is kept, how many rows are due now, and what the last run did"
              + " or would have done.")
  public Uni<RetentionView> get() {
    return retention.view();
  }
}
