package org.gongkai.citizen.notification;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gongkai.platform.cache.AnswerCache;
import org.gongkai.platform.cache.Loaded;
import org.gongkai.platform.web.ApiDefinition;
import org.gongkai.platform.web.Headers;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** What citizens can agree to be told through WeChat. */
@Cancellable(false)
@Path("/v1/notification-templates")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "comments")
public class NotificationTemplateResource {

  private final NotificationTemplatesView view;
  private final AnswerCache cache;

  NotificationTemplateResource(Templates templates, AnswerCache cache) {
    this.view = NotificationTemplatesView.of(templates);
    this.cache = cache;
  }

  @GET
  @Operation(
      operationId = "listNotificationTemplates",
      summary = "Templates to which citizens can agree",
      description =
          "Pass the `templateId`s to `wx.requestSubscribeMessage` as `tmplIds`, those of one kind"
              + " in a call. Empty where nothing is sent through WeChat.",
      extensions = @Extension(name = ApiDefinition.PROBLEMS, value = "NOT_ACCEPTABLE"))
  @APIResponse(
      responseCode = "200",
      description = "The templates",
      content = @Content(schema = @Schema(implementation = NotificationTemplatesView.class)))
  @APIResponse(responseCode = "304", description = "The client has them already")
  public Uni<Response> list(@HeaderParam(Headers.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
    return cache.fresh(ifNoneMatch, () -> Uni.createFrom().item(Loaded.json(view)));
  }
}
