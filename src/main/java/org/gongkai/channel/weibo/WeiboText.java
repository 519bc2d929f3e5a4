package org.gongkai.channel.weibo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gongkai.channel.ChannelFinding;
import org.gongkai.channel.Post;
import org.gongkai.channel.PublicSite;
import org.gongkai.channel.Rendition;

/**
 * What Weibo is sent. A <a href="https://open.weibo.com/wiki/2/statuses/share">status</a> holds at
 * most 140 Chinese characters, no {@code #topic#}, and an address on the application's own domain.
 * An article ({@code proxy/article/publish.json}) has a title of at most 32 characters, a content
 * of at most 90,000, and comes with a status. Pictures are left out.
 */
final class WeiboText {

  /** Longest status, in Chinese characters. */
  static final int STATUS = 140;

  /** Longest title of an article, in characters. */
  static final int TITLE = 32;

  /** Longest content of an article, in characters. */
  static final int CONTENT = 90_000;

  /** Unconfirmed: the platform's page gives no limit. */
  private static final int ARTICLE_SUMMARY = 44;

  private final PublicSite site;

  WeiboText(PublicSite site) {
    this.site = site;
  }

  List<ChannelFinding> validate(WeiboMode mode, Post post) {
    return mode == WeiboMode.STATUS ? statusFindings(post) : articleFindings(post);
  }

  Rendition render(WeiboAccount account, Post post) {
    Map<String, String> fields = new LinkedHashMap<>();
    if (account.mode() == WeiboMode.STATUS) {
      fields.put("status", status(post));
    } else {
      fields.put("title", post.title());
      fields.put("content", post.body());
      fields.put("cover", account.cover());
      fields.put("summary", WeiboLength.cut(post.summary(), ARTICLE_SUMMARY));
      // The platform takes 1,900 but its timeline, by which we find the post, shows the first 140.
      fields.put("text", status(post));
    }
    fields.put("rip", account.rip());
    return new Rendition(fields, List.of());
  }

  /** Room that the address leaves to the title in its brackets. */
  int titleLimit(Post post) {
    return STATUS - WeiboLength.of(" " + site.address(post)) - WeiboLength.of("【】");
  }

  private List<ChannelFinding> statusFindings(Post post) {
    int limit = titleLimit(post);
    int actual = WeiboLength.of(plain(post.title()));
    return actual <= limit ? List.of() : List.of(tooLong("title", limit, actual, "标题"));
  }

  private static List<ChannelFinding> articleFindings(Post post) {
    int title = post.title().codePointCount(0, post.title().length());
    int content = post.body().codePointCount(0, post.body().length());
    if (title > TITLE) {
      return List.of(tooLong("title", TITLE, title, "标题"));
    }
    return content <= CONTENT ? List.of() : List.of(tooLong("body", CONTENT, content, "正文（含标记）"));
  }

  private static ChannelFinding tooLong(String field, int limit, int actual, String what) {
    String message = what + "最多 " + limit + " 个字，现有 " + actual + " 个字。";
    return new ChannelFinding(field, limit, actual, message);
  }

  /** Title, then the note of a correction or the summary as far as there is room, then address. */
  private String status(Post post) {
    String address = " " + site.address(post);
    String title = "【" + plain(post.title()) + "】";
    String note = post.correctionNote();
    String more = plain(note == null ? post.summary() : "更正：" + note);
    int room = STATUS - WeiboLength.of(title + address);
    return title + (room > 1 ? WeiboLength.cut(more, room) : "") + address;
  }

  /** One line without the sign of topics. */
  private static String plain(String text) {
    return text.replace('#', '＃').replaceAll("\\s+", " ").strip();
  }
}
