package org.gongkai.delivery;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gongkai.platform.security.Caller;
import org.gongkai.platform.security.Roles;
import org.gongkai.platform.web.Answer;
import org.gongkai.platform.web.ApiDefinition;
import org.gongkai.platform.web.Headers;
import org.gongkai.platform.web.IdempotentRequest;
import org.gongkai.platform.web.IdempotentWrites;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** Deliveries one by one, and as they change. */
@Cancellable(false)
@Path("/v1/admin/deliveries")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.EDITOR, Roles.OFFICER, Roles.ADMIN, Roles.AUDITOR})
@Tag(name = "channels")
@SecurityRequirement(name = ApiDefinition.STAFF)
public class DeliveryAdminResource {

  private final DeliveryService deliveries;
  private final ResolutionService resolutions;
  private final DeliveryStream stream;
  private final IdempotentWrites writes;
  private final Caller caller;

  DeliveryAdminResource(
      DeliveryService deliveries,
      ResolutionService resolutions,
      DeliveryStream stream,
      IdempotentWrites writes,
      Caller caller) {
    this.deliveries = deliveries;
    this.resolutions = resolutions;
    this.stream = stream;
    this.writes = writes;
    this.caller = caller;
  }

  @GET
  @Path("/{id}")
  @Operation(
      operationId = "getDelivery",
      summary = "A delivery with its calls",
      description = "Each call with when it began and ended, and what the platform said.",
      extensions = @Extension(name = ApiDefinition.PROBLEMS, value = "DELIVERY_NOT_FOUND"))
  public Uni<DeliveryDetailView> get(@PathParam("id") UUID id) {
    return deliveries.delivery(id);
  }

  @POST
  @RolesAllowed(Roles.EDITOR)
  @Path("/{id}/resolution")
  @Operation(
      operationId = "resolveDelivery",
      summary = "Settle a delivery that waits for a person",
      description =
          "What may be said follows from the task: `POST_BY_HAND` and `UPDATE_BY_HAND` take"
              + " `POSTED` with the address, or `GIVE_UP`; `REMOVE_BY_HAND` takes `REMOVED` or"
              + " `CARD_REMAINS`; `FIND_OUT`, or the state `UNKNOWN`, takes what is there now"
              + " (`POSTED`, of a recall `REMOVED`) or `NOT_POSTED`, upon which it is sent again. A"
              + " `REJECTED` one takes `RETRY`, while nothing newer is on its way, or the same. A"
              + " `note` says how it is known; only `POSTED` and `RETRY` do without.",
      extensions =
          @Extension(
              name = ApiDefinition.PROBLEMS,
              value = "DELIVERY_NOT_FOUND, DELIVERY_NOT_RESOLVABLE, RESOLUTION_INVALID"))
  @APIResponse(
      responseCode = "200",
      description = "Settled",
      content = @Content(schema = @Schema(implementation = DeliveryDetailView.class)))
  public Uni<Response> resolve(
      @PathParam("id") UUID id,
      @HeaderParam(Headers.IDEMPOTENCY_KEY) @Nullable String key,
      @NotNull @Valid ResolveDeliveryRequest request) {
    String by = caller.subject();
    return writes.once(
        IdempotentRequest.of(by, key, "resolveDelivery " + id, request),
        () ->
            resolutions
                .resolve(id, request, by)
                .chain(() -> deliveries.delivery(id))
                .map(Answer::ok));
  }

  @GET
  @Path("/stream")
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @Operation(
      operationId = "streamDeliveries",
      summary = "Deliveries as they change",
      description =
          "Server-sent events named `delivery`, each with a delivery as `listDeliveries` shows it."
              + " The identifier of an event is where to go on: a client that was cut off sends it"
              + " back as `Last-Event-ID` and misses nothing; it may see something twice. A comment"
              + " comes every fifteen seconds while nothing changes.",
      extensions =
          @Extension(name = ApiDefinition.PROBLEMS, value = "INVALID_REQUEST, UNKNOWN_VALUE"))
  @APIResponse(
      responseCode = "200",
      description = "Changes, without end",
      content =
          @Content(
              mediaType = MediaType.SERVER_SENT_EVENTS,
              schema = @Schema(type = SchemaType.STRING)))
  public Multi<OutboundSseEvent> stream(
      @Parameter(description = "Only deliveries of this content") @QueryParam("contentId")
          @Nullable UUID contentId,
      @Parameter(description = "The last event that the client has")
          @HeaderParam("Last-Event-ID")
          @Nullable
          @Pattern(regexp = "[0-9]{1,20}")
          String lastEventId,
      @Context Sse sse) {
    return stream.changes(lastEventId, contentId, sse);
  }
}
