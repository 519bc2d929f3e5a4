package org.gongkai.audit.evidence;

import io.smallrye.mutiny.Uni;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gongkai.platform.web.Page;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** What outsiders need to hold the service to its word. */
@Cancellable(false)
@Path("/v1/evidence")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "audit")
public class EvidenceResource {

  private final EvidenceService evidence;

  EvidenceResource(EvidenceService evidence) {
    this.evidence = evidence;
  }

  @GET
  @Path("/keys")
  @Operation(
      operationId = "listEvidenceKeys",
      summary = "Keys that sign checkpoints",
      description =
          "Ed25519; the present key first, earlier ones after it. Keep a copy: a checkpoint is"
              + " worth what its key is worth.")
  public Uni<EvidenceKeysView> keys() {
    return Uni.createFrom().item(evidence.keys());
  }

  @GET
  @Path("/checkpoints")
  @Operation(
      operationId = "listCheckpoints",
      summary = "Signed heads of the log, newest first",
      description =
          "The log holds a leaf for each comment, each confirmed verdict and each entry of the"
              + " audit trail, in a Merkle tree (RFC 9162). Whoever keeps a checkpoint can show"
              + " later that nothing below it was changed. The notes are C2SP tlog-checkpoints.")
  public Uni<Page<CheckpointView>> checkpoints(
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @DefaultValue(Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT)
          int limit) {
    return evidence.checkpoints(cursor, limit);
  }
}
