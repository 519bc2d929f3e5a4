package org.gongkai.channel.weibo;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.gongkai.channel.Reading;
import org.gongkai.channel.outbound.OutboundResult;
import org.gongkai.channel.outbound.OutboundResult.Answered;
import org.jspecify.annotations.Nullable;

/**
 * Finds a status among the newest ones of the account (<a
 * href="https://open.weibo.com/wiki/C/2/statuses/user_timeline/biz">statuses/user_timeline/biz</a>,
 * at most 100 of a page). The platform may show addresses in a short form of its own, so a status
 * is known by its id, or by the words before the address and by not being older than the
 * publication. That it is absent is only said when the page reaches back before the publication.
 */
final class WeiboTimeline {

  /** Most statuses of a page. */
  static final int PAGE = 100;

  /** {@code visible.type} of a status that only its author sees. */
  private static final int AUTHOR_ONLY = 1;

  /** By how much the platform's clock, which counts in seconds, may be behind. */
  private static final Duration CLOCKS = Duration.ofSeconds(60);

  private static final DateTimeFormatter CREATED =
      DateTimeFormatter.ofPattern("EEE MMM dd HH:mm:ss Z yyyy", Locale.ENGLISH);

  private final String statusUrl;

  WeiboTimeline(String statusUrl) {
    this.statusUrl = statusUrl;
  }

  /**
   * What the account shows.
   *
   * @param sent text as it was sent, with its address at the end
   * @param id of the status, if known
   * @param publishedAt a status cannot be older
   */
  Reading read(OutboundResult result, String sent, @Nullable String id, Instant publishedAt) {
    JsonObject json = result instanceof Answered answered ? answered.json() : null;
    if (json == null || !(json.getValue("statuses") instanceof JsonArray listed)) {
      return Reading.of(Reading.State.UNREADABLE, reason(json));
    }
    List<JsonObject> statuses = objects(listed);
    for (JsonObject status : statuses) {
      boolean sameText = isSame(words(status), sent);
      if (id == null
          ? sameText && !isOlder(status, publishedAt)
          : id.equals(WeiboOutcomes.idOf(status))) {
        return found(status, sameText);
      }
    }
    return reachesBack(json, statuses, publishedAt)
        ? Reading.of(Reading.State.ABSENT, "账号最近的微博中没有该内容")
        : Reading.of(Reading.State.UNREADABLE, "最近的微博中没有该内容，更早的不能查询");
  }

  private Reading found(JsonObject status, boolean sameText) {
    if (status.getValue("visible") instanceof JsonObject visible
        && Integer.valueOf(AUTHOR_ONLY).equals(visible.getValue("type"))) {
      return Reading.of(Reading.State.BLOCKED, "该微博仅自己可见");
    }
    String id = WeiboOutcomes.idOf(status);
    return sameText
        ? Reading.shown(id, statusUrl + id)
        : new Reading(Reading.State.ALTERED, id, statusUrl + id, "微博的文字与发布的不同");
  }

  private static String reason(@Nullable JsonObject json) {
    Integer error = json == null ? null : WeiboOutcomes.number(json.getValue("error_code"));
    return error == null ? "平台的回答不可读" : "不能查询账号的微博：微博错误 " + error;
  }

  /** The platform may give less than it has, so a short page alone proves nothing. */
  private static boolean reachesBack(
      JsonObject json, List<JsonObject> statuses, Instant publishedAt) {
    Integer total = WeiboOutcomes.number(json.getValue("total_number"));
    if (total != null && total <= statuses.size()) {
      return true;
    }
    Instant oldest = statuses.isEmpty() ? null : created(statuses.get(statuses.size() - 1));
    return oldest != null && oldest.isBefore(publishedAt);
  }

  /** The same words, and the same address unless the platform shows a short one of its own. */
  private static boolean isSame(String shown, String sent) {
    String words = beforeAddress(sent);
    String address = sent.substring(words.length()).strip();
    String shownAddress = shown.startsWith(words) ? shown.substring(words.length()).strip() : "";
    return shownAddress.startsWith("http")
        && (shownAddress.startsWith(address) || shownAddress.contains("://t.cn/"));
  }

  /** Another content's status may have the same words; it was there before this one was public. */
  private static boolean isOlder(JsonObject status, Instant publishedAt) {
    Instant created = created(status);
    return created != null && created.isBefore(publishedAt.minus(CLOCKS));
  }

  private static @Nullable Instant created(JsonObject status) {
    String noted = WeiboOutcomes.text(status.getValue("created_at"));
    try {
      return noted == null ? null : ZonedDateTime.parse(noted, CREATED).toInstant();
    } catch (DateTimeException unreadable) {
      return null;
    }
  }

  private static List<JsonObject> objects(JsonArray listed) {
    List<JsonObject> objects = new ArrayList<>();
    for (int i = 0; i < listed.size(); i++) {
      if (listed.getValue(i) instanceof JsonObject object) {
        objects.add(object);
      }
    }
    return objects;
  }

  private static String beforeAddress(String sent) {
    int address = sent.lastIndexOf(" http");
    return address < 0 ? sent : sent.substring(0, address);
  }

  /** Texts come with the signs of HTML escaped. */
  private static String words(JsonObject status) {
    String text = WeiboOutcomes.text(status.getValue("text"));
    return text == null
        ? ""
        : text.replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&quot;", "\"")
            .replace("&amp;", "&");
  }
}
