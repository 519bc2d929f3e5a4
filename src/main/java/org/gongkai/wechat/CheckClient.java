package org.gongkai.wechat;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.gongkai.wechat.Suggestion.Suggest;
import org.gongkai.wechat.WechatFailure.Kind;

/** The platform's content security. Every failure is a {@link WechatFailure}. */
@ApplicationScoped
public class CheckClient {

  private static final int SCENE_COMMENT = 2;
  private static final int VERSION = 2;
  private static final int TYPE_IMAGE = 2;

  private final WechatCalls calls;
  private final WechatApps apps;

  CheckClient(WechatCalls calls, WechatApps apps) {
    this.calls = calls;
    this.apps = apps;
  }

  /**
   * Checks a comment's text ({@code POST /wxa/msg_sec_check}, version 2). A long text is checked in
   * parts that overlap, one after the other; the worst suggestion counts.
   *
   * @param openid the author, who must have used the mini-program within two hours
   */
  public Uni<Suggestion> checkText(String openid, String text) {
    return Multi.createFrom()
        .iterable(TextParts.of(text))
        .onItem()
        .transformToUniAndConcatenate(part -> checkPart(openid, part))
        .collect()
        .asList()
        .map(CheckClient::worst);
  }

  /**
   * Asks for the check of an image ({@code POST /wxa/media_check_async}, version 2), whose result
   * comes within 30 minutes as the event {@code wxa_media_check}.
   *
   * @param openid the author, as for a text
   * @param address where the platform can fetch the image; at most 10 MB
   * @return the name under which the result will come
   */
  public Uni<String> checkImage(String openid, String address) {
    JsonObject body =
        new JsonObject()
            .put("media_url", address)
            .put("media_type", TYPE_IMAGE)
            .put("version", VERSION)
            .put("scene", SCENE_COMMENT)
            .put("openid", openid);
    return calls
        .json(apps.miniProgram(), Endpoint.MEDIA_CHECK, body)
        .map(answer -> Answers.required(answer, "trace_id"));
  }

  private Uni<Suggestion> checkPart(String openid, String part) {
    JsonObject body =
        new JsonObject()
            .put("content", part)
            .put("version", VERSION)
            .put("scene", SCENE_COMMENT)
            .put("openid", openid);
    return calls
        .json(apps.miniProgram(), Endpoint.TEXT_CHECK, body)
        .map(answer -> new Suggestion(suggest(Answers.object(answer, "result")), traceId(answer)));
  }

  private static String traceId(JsonObject answer) {
    String traceId = Answers.text(answer, "trace_id");
    return traceId == null ? "" : traceId;
  }

  /** The platform's word as it stands in an answer or an event. */
  static Suggest suggest(JsonObject result) {
    String said = Answers.text(result, "suggest");
    for (Suggest known : Suggest.values()) {
      if (known.name().toLowerCase(Locale.ROOT).equals(said)) {
        return known;
      }
    }
    throw new WechatFailure(Kind.PERMANENT, "unknown suggestion");
  }

  private static Suggestion worst(List<Suggestion> parts) {
    String traces =
        parts.stream()
            .map(Suggestion::traceId)
            .filter(trace -> !trace.isEmpty())
            .collect(Collectors.joining(" "));
    Suggest worst = parts.stream().map(Suggestion::suggest).max(Suggest::compareTo).orElseThrow();
    return new Suggestion(worst, traces);
  }
}
