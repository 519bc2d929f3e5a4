package org.gongkai.wechat.callback;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gongkai.platform.web.ApiDefinition;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** What the WeChat platform calls (消息推送). It answers in plain text whatever is asked for. */
@Cancellable(false)
@Path("/v1/wechat/callbacks/{app}")
@Tag(name = "wechat")
public class CallbackResource {

  private static final String PROBLEMS = "WECHAT_APP_NOT_FOUND, CALLBACK_REFUSED";

  private final CallbackReceiver callbacks;

  CallbackResource(CallbackReceiver callbacks) {
    this.callbacks = callbacks;
  }

  @GET
  @Operation(
      operationId = "checkWechatCallback",
      summary = "Show the WeChat platform that this is the address of its callbacks",
      description =
          "For the platform, when an administrator enters the address there. Answers `echostr`"
              + " when the signature is right and the timestamp near the present. Why it is refused"
              + " is in the log only.",
      extensions = @Extension(name = ApiDefinition.PROBLEMS, value = PROBLEMS))
  @APIResponse(
      responseCode = "200",
      description = "`echostr`",
      content =
          @Content(
              mediaType = MediaType.TEXT_PLAIN,
              schema = @Schema(type = SchemaType.STRING),
              example = "4375120948345356249"))
  public Uni<Response> check(
      @PathParam("app") String app,
      @QueryParam("signature") @Nullable String signature,
      @QueryParam("timestamp") @Nullable String timestamp,
      @QueryParam("nonce") @Nullable String nonce,
      @QueryParam("echostr") @Nullable String echo) {
    return callbacks
        .check(app, new CallbackQuery(signature, null, timestamp, nonce), echo)
        .map(CallbackResource::answer);
  }

  @POST
  @Consumes(MediaType.WILDCARD)
  @Operation(
      operationId = "receiveWechatCallback",
      summary = "Take a message or an event from the WeChat platform",
      description =
          "For the platform. An account with a callback key takes encrypted messages only, one"
              + " without takes plain ones only; XML or JSON, whatever the content type says. An"
              + " event is stored once and worked off later. Why it is refused is in the log only.",
      extensions = @Extension(name = ApiDefinition.PROBLEMS, value = PROBLEMS))
  @RequestBody(
      required = true,
      description = "At most 64 KiB of XML or JSON in UTF-8",
      content =
          @Content(
              mediaType = MediaType.WILDCARD,
              schema = @Schema(type = SchemaType.STRING),
              example =
                  "<xml><ToUserName><![CDATA[gh_97417a04a28d]]></ToUserName>"
                      + "<Encrypt><![CDATA[ELGduP2Y…]]></Encrypt></xml>"))
  @APIResponse(
      responseCode = "200",
      description = "Taken",
      content =
          @Content(
              mediaType = MediaType.TEXT_PLAIN,
              schema = @Schema(type = SchemaType.STRING),
              example = "success"))
  public Uni<Response> receive(
      @PathParam("app") String app,
      @QueryParam("signature") @Nullable String signature,
      @QueryParam("msg_signature") @Nullable String messageSignature,
      @QueryParam("timestamp") @Nullable String timestamp,
      @QueryParam("nonce") @Nullable String nonce,
      byte @Nullable [] body) {
    return callbacks
        .receive(
            app,
            new CallbackQuery(signature, messageSignature, timestamp, nonce),
            body == null ? new byte[0] : body)
        .replaceWith(answer("success"));
  }

  private static Response answer(String text) {
    return Response.ok(text, MediaType.TEXT_PLAIN_TYPE.withCharset("utf-8"))
        .header("Cache-Control", "no-store")
        .build();
  }
}
