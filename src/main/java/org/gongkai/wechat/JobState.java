package org.gongkai.wechat;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How far the publication of a draft is ({@code freepublish/get}, event {@code PUBLISHJOBFINISH}).
 *
 * @param status 0 published, 1 under way, 2 originality check failed, 3 failed, 4 refused by the
 *     platform, 5 deleted by the user afterwards, 6 blocked by the platform afterwards
 * @param articleId null before it is published
 * @param url where readers see it; null likewise
 */
public record JobState(int status, @Nullable String articleId, @Nullable String url) {

  /**
   * Reads an answer or an event.
   *
   * @throws WechatFailure when there is no status
   */
  public static JobState of(JsonObject answer) {
    Integer status = Answers.number(answer, "publish_status");
    if (status == null) {
      throw new WechatFailure(WechatFailure.Kind.LOST, "answer without publish_status");
    }
    return new JobState(status, Answers.text(answer, "article_id"), url(answer));
  }

  private static @Nullable String url(JsonObject answer) {
    JsonObject detail = Answers.object(answer, "article_detail");
    // One item comes as an object from an event in XML.
    List<JsonObject> items =
        detail.getValue("item") instanceof JsonObject one
            ? List.of(one)
            : Answers.objects(detail, "item");
    return items.stream()
        .map(item -> Answers.text(item, "article_url"))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }
}
