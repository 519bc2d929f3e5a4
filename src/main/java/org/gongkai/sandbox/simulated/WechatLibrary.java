package org.gongkai.sandbox.simulated;

import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongkai.sandbox.simulated.WechatDrafts.Entry;

/**
 * Articles that are published. What must be shown once is the {@code content_source_url} of each.
 */
final class WechatLibrary {

  private final SimulatedPlatform platform;
  private final InstantSource clock;
  private final Map<String, Entry> published = new LinkedHashMap<>();
  private final Map<String, Entry> deleted = new LinkedHashMap<>();

  WechatLibrary(SimulatedPlatform platform, InstantSource clock) {
    this.platform = platform;
    this.clock = clock;
  }

  /** Shows the articles of a draft; their common name. */
  String publish(WechatJob job) {
    String id = "sandboxArticle-" + UUID.randomUUID();
    List<JsonObject> articles = new ArrayList<>();
    for (JsonObject article : job.draft().articles()) {
      int index = articles.size() + 1;
      articles.add(article.copy().put("url", job.url(index)).put("is_deleted", false));
      String key = StrictJson.text(article, "content_source_url");
      platform.show(new Shown(shownId(id, index), key, article.getString("title"), false));
    }
    long now = clock.instant().getEpochSecond();
    published.put(id, new Entry(List.copyOf(articles), job.draft().createdAt(), now));
    return id;
  }

  /** {@code POST /cgi-bin/freepublish/delete}: one article counted from 1, or all. */
  Reply delete(Call call) {
    JsonObject body = StrictJson.body(call, "article_id!text", "index?number");
    String id = body.getString("article_id");
    int size = entry(id).articles().size();
    int index = body.containsKey("index") ? StrictJson.within(body, "index", 0, size, 40114) : 0;
    remove(id, index);
    return WechatReply.of(WechatReply.ok());
  }

  /** {@code POST /cgi-bin/freepublish/getarticle}: also what was deleted. */
  Reply article(Call call) {
    String id = StrictJson.body(call, "article_id!text").getString("article_id");
    Entry gone = deleted.get(id);
    return WechatReply.of((gone == null ? entry(id) : gone).json(true));
  }

  /** {@code POST /cgi-bin/freepublish/batchget}. */
  Reply list(Call call) {
    return WechatDrafts.page(call, published, "article_id");
  }

  /** The platform keeps all articles from readers. */
  void ban(String id) {
    Entry entry = published.remove(id);
    if (entry != null) {
      deleted.put(id, withDeleted(entry, 0));
      for (int i = 1; i <= entry.articles().size(); i++) {
        platform.block(shownId(id, i));
      }
    }
  }

  /** The user deletes all articles. */
  void remove(String id) {
    if (published.containsKey(id)) {
      remove(id, 0);
    }
  }

  private void remove(String id, int index) {
    Entry entry = entry(id);
    Entry left = withDeleted(entry, index);
    for (int i = 1; i <= entry.articles().size(); i++) {
      if (index == 0 || i == index) {
        platform.forget(shownId(id, i));
      }
    }
    published.put(id, left);
    if (left.articles().stream().allMatch(one -> one.getBoolean("is_deleted"))) {
      published.remove(id);
      deleted.put(id, left);
    }
  }

  private static Entry withDeleted(Entry entry, int index) {
    List<JsonObject> articles = new ArrayList<>();
    for (JsonObject article : entry.articles()) {
      boolean goes = index == 0 || articles.size() + 1 == index;
      articles.add(goes ? article.copy().put("is_deleted", true) : article);
    }
    return new Entry(List.copyOf(articles), entry.createdAt(), entry.updatedAt());
  }

  private Entry entry(String id) {
    Entry entry = published.get(id);
    if (entry == null) {
      throw new WechatRefusal(53600, "invalid article_id");
    }
    return entry;
  }

  private static String shownId(String articleId, int index) {
    return index == 1 ? articleId : articleId + '/' + index;
  }

  void clear() {
    published.clear();
    deleted.clear();
  }
}
