package org.gongkai.audit;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gongkai.audit.evidence.VerificationService;
import org.gongkai.audit.evidence.VerificationView;
import org.gongkai.platform.security.Roles;
import org.gongkai.platform.web.ApiDefinition;
import org.gongkai.platform.web.Page;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** The trail of what staff did, for those who look after it. */
@Cancellable(false)
@Path("/v1/admin/audit")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.AUDITOR, Roles.ADMIN})
@Tag(name = "audit")
@SecurityRequirement(name = ApiDefinition.STAFF)
public class AuditResource {

  /** Leaves that one request verifies: some seconds, in which nothing is sent. */
  private static final String LEAVES = "10000";

  private final AuditService audit;
  private final VerificationService verification;

  AuditResource(AuditService audit, VerificationService verification) {
    this.audit = audit;
    this.verification = verification;
  }

  @GET
  @Operation(
      operationId = "listAuditEntries",
      summary = "What staff did, newest first",
      description =
          "Entries are never changed. An action is the `operationId` of what was done, or what came"
              + " of it, such as `completeExport`.",
      extensions = @Extension(name = ApiDefinition.PROBLEMS, value = "UNKNOWN_VALUE"))
  public Uni<Page<AuditEntryView>> list(
      @QueryParam("subjectId") @Nullable UUID subjectId,
      @QueryParam("action") @Pattern(regexp = "[A-Za-z]{1,60}") @Nullable String action,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @DefaultValue(Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT)
          int limit) {
    return audit.page(subjectId, action, cursor, limit);
  }

  @GET
  @Path("/verification")
  @Operation(
      operationId = "verifyAudit",
      summary = "Whether anything was changed",
      description =
          "Rebuilds the log of evidence from the entries of the audit trail, the comments and the"
              + " verdicts as they are now, and compares it with what was sealed and signed. Names"
              + " the first thing that is wrong. A long log is verified in parts: go on with"
              + " `index` at `next`.",
      extensions = @Extension(name = ApiDefinition.PROBLEMS, value = "INVALID_REQUEST"))
  public Uni<VerificationView> verify(
      @QueryParam("index") @DefaultValue("0") @Min(0) long index,
      @QueryParam("most") @DefaultValue(LEAVES) @Min(1) @Max(1_000_000) int most) {
    return verification.verify(index, most);
  }
}
