package org.gongkai.adoption;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gongkai.platform.web.ApiDefinition;
import org.jboss.resteasy.reactive.server.Cancellable;

/** What became of a comment, by its receipt. */
@Cancellable(false)
@Path("/v1/receipts")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "comments")
public class ReceiptResource {

  private final TraceService traces;
  private final ReceiptProofService proofs;

  ReceiptResource(TraceService traces, ReceiptProofService proofs) {
    this.traces = traces;
    this.proofs = proofs;
  }

  @GET
  @Path("/{receipt}")
  @Operation(
      operationId = "traceReceipt",
      summary = "What became of a comment",
      description =
          "For anyone who holds the receipt. Dashes and case do not matter; O is read as 0, I and L"
              + " as 1. Names no person and does not repeat the comment.",
      extensions = @Extension(name = ApiDefinition.PROBLEMS, value = "RECEIPT_NOT_FOUND"))
  @APIResponse(
      responseCode = "200",
      description = "The trace",
      content = @Content(schema = @Schema(implementation = TraceView.class)))
  public Uni<Response> trace(@PathParam("receipt") String receipt) {
    return traces
        .trace(receipt)
        .map(trace -> Response.ok(trace).header("Cache-Control", "no-store").build());
  }

  @GET
  @Path("/{receipt}/proof")
  @Operation(
      operationId = "proveReceipt",
      summary = "Proof that a comment is in the log",
      description =
          "For anyone who holds the receipt: the leaf of the comment, and that of the verdict on it"
              + " once it is published, with their inclusion proofs (RFC 9162) and the signed"
              + " checkpoint. How to verify them stands in docs/evidence.md. Ready about a minute"
              + " after the comment.",
      extensions =
          @Extension(name = ApiDefinition.PROBLEMS, value = "RECEIPT_NOT_FOUND, PROOF_NOT_READY"))
  @APIResponse(
      responseCode = "200",
      description = "The proof",
      content = @Content(schema = @Schema(implementation = ReceiptProofView.class)))
  public Uni<Response> prove(@PathParam("receipt") String receipt) {
    return proofs
        .proof(receipt)
        .map(proof -> Response.ok(proof).header("Cache-Control", "no-store").build());
  }
}
