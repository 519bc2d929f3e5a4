package org.gongkai.wechat;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Messages to citizens. Every failure is a {@link WechatFailure}. */
@ApplicationScoped
public class MessageClient {

  private final WechatCalls calls;
  private final WechatApps apps;

  MessageClient(WechatCalls calls, WechatApps apps) {
    this.calls = calls;
    this.apps = apps;
  }

  /**
   * A message that a user agreed to (订阅消息).
   *
   * @param page page of the mini-program with its query; null for none
   * @param data values by the template's keys, within the limits of their types
   */
  public record Message(
      String openid, String templateId, @Nullable String page, Map<String, String> data) {

    /** Says nothing personal. */
    @Override
    public String toString() {
      return "Message[" + templateId + "]";
    }
  }

  /**
   * Sends it ({@code POST /cgi-bin/message/subscribe/send}). The platform knows no key of a
   * message, so one of unknown outcome must not be sent again.
   *
   * @return the platform's name of the message; null when it gave none
   */
  public Uni<@Nullable String> send(Message message) {
    JsonObject data = new JsonObject();
    message.data().forEach((key, value) -> data.put(key, new JsonObject().put("value", value)));
    JsonObject body =
        new JsonObject()
            .put("touser", message.openid())
            .put("template_id", message.templateId())
            .put("data", data)
            .put("miniprogram_state", "formal")
            .put("lang", "zh_CN");
    if (message.page() != null) {
      body.put("page", message.page());
    }
    return calls
        .json(apps.miniProgram(), Endpoint.MESSAGE, body)
        .map(answer -> Answers.text(answer, "msgid"));
  }
}
