package org.gongkai.adoption;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gongkai.platform.security.Caller;
import org.gongkai.platform.security.Roles;
import org.gongkai.platform.web.ApiDefinition;
import org.gongkai.platform.web.Headers;
import org.gongkai.platform.web.IdempotentRequest;
import org.gongkai.platform.web.IdempotentWrites;
import org.gongkai.platform.web.Page;
import org.gongkai.platform.web.Versioned;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** Templates of reasons, for officers. */
@Cancellable(false)
@Path("/v1/admin/verdict-templates")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.OFFICER)
@Tag(name = "officers")
@SecurityRequirement(name = ApiDefinition.STAFF)
public class VerdictTemplateAdminResource {

  private final VerdictTemplateService templates;
  private final IdempotentWrites writes;
  private final Caller caller;

  VerdictTemplateAdminResource(
      VerdictTemplateService templates, IdempotentWrites writes, Caller caller) {
    this.templates = templates;
    this.writes = writes;
    this.caller = caller;
  }

  @GET
  @RolesAllowed({Roles.OFFICER, Roles.AUDITOR})
  @Operation(
      operationId = "listVerdictTemplates",
      summary = "Templates of reasons, newest first",
      description = "With their placeholders, as a verdict fills them.")
  public Uni<Page<VerdictTemplateView>> list(
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @DefaultValue(Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT)
          int limit) {
    return templates.page(cursor, limit);
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "createVerdictTemplate",
      summary = "Add a template of reasons",
      description =
          "Its text may hold the placeholders {条款} (of the comment; 全文 for the whole draft),"
              + " {修改后条款} (有关条款 when none was changed), {版本} (that changed it, else the"
              + " comment's), {单位}, {意见人} (masked; 匿名 when the public may not read the"
              + " comment) and {结论}.",
      extensions =
          @Extension(name = ApiDefinition.PROBLEMS, value = "TEMPLATE_PLACEHOLDER_UNKNOWN"))
  @APIResponse(
      responseCode = "201",
      description = "Added",
      content = @Content(schema = @Schema(implementation = VerdictTemplateView.class)))
  public Uni<Response> create(
      @HeaderParam(Headers.IDEMPOTENCY_KEY) @Nullable String key,
      @NotNull @Valid VerdictTemplateRequest request) {
    String by = caller.subject();
    return writes.once(
        IdempotentRequest.of(by, key, "createVerdictTemplate", request),
        () ->
            templates
                .create(request, by)
                .map(made -> made.created("/v1/admin/verdict-templates/" + made.value().id())));
  }

  @GET
  @RolesAllowed({Roles.OFFICER, Roles.AUDITOR})
  @Path("/{id}")
  @Operation(
      operationId = "getVerdictTemplate",
      summary = "A template with its version",
      description = "The `ETag` is what a change names in `If-Match`.",
      extensions = @Extension(name = ApiDefinition.PROBLEMS, value = "TEMPLATE_NOT_FOUND"))
  @APIResponse(
      responseCode = "200",
      description = "The template",
      content = @Content(schema = @Schema(implementation = VerdictTemplateView.class)))
  public Uni<Response> get(@PathParam("id") UUID id) {
    return templates.get(id).map(Versioned::response);
  }

  @PUT
  @Path("/{id}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "replaceVerdictTemplate",
      summary = "Replace a template of reasons",
      description = "Verdicts that used it keep the words that it had.",
      extensions =
          @Extension(
              name = ApiDefinition.PROBLEMS,
              value = "TEMPLATE_NOT_FOUND, TEMPLATE_PLACEHOLDER_UNKNOWN"))
  @APIResponse(
      responseCode = "200",
      description = "Replaced; the `ETag` is the new version",
      content = @Content(schema = @Schema(implementation = VerdictTemplateView.class)))
  public Uni<Response> replace(
      @PathParam("id") UUID id,
      @HeaderParam(Headers.IF_MATCH) @Nullable String ifMatch,
      @NotNull @Valid VerdictTemplateRequest request) {
    return templates.replace(id, ifMatch, request, caller.subject()).map(Versioned::response);
  }

  @DELETE
  @Path("/{id}")
  @Operation(
      operationId = "deleteVerdictTemplate",
      summary = "Delete a template of reasons",
      description = "Verdicts that used it keep its words.",
      extensions = @Extension(name = ApiDefinition.PROBLEMS, value = "TEMPLATE_NOT_FOUND"))
  @APIResponse(responseCode = "204", description = "Deleted")
  public Uni<Response> delete(
      @PathParam("id") UUID id, @HeaderParam(Headers.IF_MATCH) @Nullable String ifMatch) {
    return templates
        .delete(id, ifMatch, caller.subject())
        .map(deleted -> Response.noContent().build());
  }
}
