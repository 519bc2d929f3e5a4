package org.gongkai.wechat;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** Ways into the mini-program. Every failure is a {@link WechatFailure}. */
@ApplicationScoped
public class CodeClient {

  private final WechatCalls calls;
  private final WechatApps apps;

  CodeClient(WechatCalls calls, WechatApps apps) {
    this.calls = calls;
    this.apps = apps;
  }

  /**
   * A code to scan ({@code POST /wxa/getwxacodeunlimit}), a JPEG or PNG.
   *
   * @param scene at most 32 characters of digits, letters and {@code !#$&'()*+,/:;=?@-._~}
   * @param page page of the mini-program without a query
   * @param width 280 to 1280 pixels
   */
  public Uni<byte[]> code(String scene, String page, int width) {
    JsonObject body =
        new JsonObject()
            .put("scene", scene)
            .put("page", page)
            // A page that is in a later release already has its code.
            .put("check_path", false)
            .put("env_version", "release")
            .put("width", width);
    return calls.bytes(apps.miniProgram(), Endpoint.CODE, body);
  }

  /**
   * A link that opens the mini-program from outside WeChat ({@code POST /wxa/generate_urllink}).
   *
   * @param query at most 1,024 characters; null for none
   * @param days how long it works, 1 to 30
   */
  public Uni<String> urlLink(String page, @Nullable String query, int days) {
    JsonObject body =
        new JsonObject()
            .put("path", page)
            .put("expire_type", 1)
            .put("expire_interval", days)
            .put("env_version", "release");
    if (query != null) {
      body.put("query", query);
    }
    return calls
        .json(apps.miniProgram(), Endpoint.URL_LINK, body)
        .map(answer -> Answers.required(answer, "url_link"));
  }
}
