package org.gongkai.sandbox.simulated;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The official account's draft box. A draft that is published or sent to all vanishes from it. */
final class WechatDrafts {

  private static final int MAX_ARTICLES = 8;
  private static final int MAX_COUNT = 20;
  // The platform's page on draft/add: real characters, for it shows escapes as they stand.
  private static final Pattern ESCAPE = Pattern.compile("(?<!\\\\)\\\\u(?!00[01])[0-9a-fA-F]{4}");

  private final InstantSource clock;
  private final WechatArticles articles;
  private final Map<String, Entry> drafts = new LinkedHashMap<>();

  WechatDrafts(InstantSource clock, WechatArticles articles) {
    this.clock = clock;
    this.articles = articles;
  }

  /** What lies in a box or is published. */
  record Entry(List<JsonObject> articles, long createdAt, long updatedAt) {

    JsonObject json(boolean withContent) {
      JsonArray items = new JsonArray();
      for (JsonObject article : articles) {
        JsonObject item = article.copy();
        if (!withContent) {
          item.remove("content");
        }
        items.add(item);
      }
      return new JsonObject()
          .put("news_item", items)
          .put("create_time", createdAt)
          .put("update_time", updatedAt);
    }
  }

  /** {@code POST /cgi-bin/draft/add}. */
  Reply add(Call call) {
    JsonArray raw = readable(call, "articles!list").getJsonArray("articles");
    if (raw.isEmpty() || raw.size() > MAX_ARTICLES) {
      throw new WechatRefusal(47001, "data format error, number of articles");
    }
    String id = "sandboxDraft-" + UUID.randomUUID();
    List<JsonObject> taken = new ArrayList<>();
    for (Object article : raw) {
      taken.add(articles.taken(article).put("url", preview(id, taken.size())));
    }
    long now = now();
    drafts.put(id, new Entry(List.copyOf(taken), now, now));
    return WechatReply.of(new JsonObject().put("media_id", id));
  }

  /** {@code POST /cgi-bin/draft/update}. */
  Reply update(Call call) {
    JsonObject body = readable(call, "media_id!text", "index!number", "articles!object");
    String id = body.getString("media_id");
    Entry draft = draft(id);
    int index = StrictJson.within(body, "index", 0, draft.articles().size() - 1, 40114);
    List<JsonObject> changed = new ArrayList<>(draft.articles());
    changed.set(index, articles.taken(body.getValue("articles")).put("url", preview(id, index)));
    drafts.remove(id);
    drafts.put(id, new Entry(List.copyOf(changed), draft.createdAt(), now()));
    return WechatReply.of(WechatReply.ok());
  }

  /** {@code POST /cgi-bin/draft/get}. */
  Reply get(Call call) {
    return WechatReply.of(draft(mediaId(call)).json(true));
  }

  /** {@code POST /cgi-bin/draft/delete}. */
  Reply delete(Call call) {
    String id = mediaId(call);
    if (drafts.remove(id) == null) {
      throw noSuch();
    }
    return WechatReply.of(WechatReply.ok());
  }

  /** {@code POST /cgi-bin/draft/batchget}. */
  Reply list(Call call) {
    return page(call, drafts, "media_id");
  }

  /** {@code GET /cgi-bin/draft/count}. */
  Reply count(Call call) {
    if (!call.method().equals("GET")) {
      throw new WechatRefusal(43001, "require GET method");
    }
    return WechatReply.of(new JsonObject().put("total_count", drafts.size()));
  }

  /** Answers with a page of entries, the last one first. */
  static Reply page(Call call, Map<String, Entry> entries, String idName) {
    JsonObject body = StrictJson.body(call, "offset!number", "count!number", "no_content?number");
    int offset = StrictJson.within(body, "offset", 0, Integer.MAX_VALUE, 40097);
    int count = StrictJson.within(body, "count", 1, MAX_COUNT, 40097);
    boolean withContent =
        !body.containsKey("no_content") || StrictJson.within(body, "no_content", 0, 1, 40097) == 0;
    List<String> ids = new ArrayList<>(entries.keySet());
    Collections.reverse(ids);
    JsonArray items = new JsonArray();
    ids.stream()
        .skip(offset)
        .limit(count)
        .forEach(id -> items.add(item(idName, id, entries.get(id), withContent)));
    return WechatReply.of(
        new JsonObject()
            .put("total_count", ids.size())
            .put("item_count", items.size())
            .put("item", items));
  }

  private static JsonObject item(
      String idName, String id, @Nullable Entry entry, boolean withContent) {
    return entry == null
        ? new JsonObject()
        : new JsonObject()
            .put(idName, id)
            .put("content", entry.json(withContent))
            .put("update_time", entry.updatedAt());
  }

  /** Refuses one that is not in the box (40007). */
  Entry draft(String id) {
    Entry draft = drafts.get(id);
    if (draft == null) {
      throw noSuch();
    }
    return draft;
  }

  /** It is published or sent. */
  void vanish(String id) {
    drafts.remove(id);
  }

  void clear() {
    drafts.clear();
  }

  private static JsonObject readable(Call call, String... fields) {
    if (ESCAPE.matcher(call.body()).find()) {
      throw new WechatRefusal(47001, "data format error, escaped characters");
    }
    return StrictJson.body(call, fields);
  }

  private static String mediaId(Call call) {
    return StrictJson.body(call, "media_id!text").getString("media_id");
  }

  private static WechatRefusal noSuch() {
    return new WechatRefusal(40007, "invalid media_id");
  }

  private static String preview(String id, int index) {
    return "http://mp.weixin.qq.com/s?__biz=c2FuZGJveA==&tempkey=" + id + "&idx=" + (index + 1);
  }

  private long now() {
    return clock.instant().getEpochSecond();
  }
}
