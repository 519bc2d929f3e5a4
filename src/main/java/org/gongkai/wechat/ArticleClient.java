package org.gongkai.wechat;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Articles of an official account. Every failure is a {@link WechatFailure}. Neither adding a draft
 * nor submitting one has a key: when the answer is lost, what happened has to be read back first.
 */
@ApplicationScoped
public class ArticleClient {

  private final WechatCalls calls;

  ArticleClient(WechatCalls calls) {
    this.calls = calls;
  }

  /**
   * Brings an image for the text of an article ({@code POST /cgi-bin/media/uploadimg}).
   *
   * @param image JPEG or PNG under 1 MB
   * @return its address on the platform; only such images stay in an article
   */
  public Uni<String> uploadImage(WechatApp app, ImageFile image) {
    return calls
        .file(app, Endpoint.UPLOAD_IMAGE, Map.of(), image)
        .map(answer -> Answers.required(answer, "url"));
  }

  /**
   * Brings an image into the account's library ({@code POST /cgi-bin/material/add_material}).
   *
   * @param image at most 10 MB
   * @return its name there, for an article's cover
   */
  public Uni<String> addMaterial(WechatApp app, ImageFile image) {
    return calls
        .file(app, Endpoint.ADD_MATERIAL, Map.of("type", "image"), image)
        .map(answer -> Answers.required(answer, "media_id"));
  }

  /** Adds a draft of one article; its name. */
  public Uni<String> addDraft(WechatApp app, Article article) {
    JsonObject body = new JsonObject().put("articles", new JsonArray().add(article.json()));
    return calls
        .json(app, Endpoint.ADD_DRAFT, body)
        .map(answer -> Answers.required(answer, "media_id"));
  }

  /** Replaces the article of a draft. */
  public Uni<Void> updateDraft(WechatApp app, String mediaId, Article article) {
    JsonObject body =
        new JsonObject().put("media_id", mediaId).put("index", 0).put("articles", article.json());
    return calls.json(app, Endpoint.UPDATE_DRAFT, body).replaceWithVoid();
  }

  /** A draft; fails with 40007 when there is none, so also when it was published. */
  public Uni<ShownArticle> draft(WechatApp app, String mediaId) {
    return calls
        .json(app, Endpoint.GET_DRAFT, mediaId(mediaId))
        .map(answer -> first(answer, mediaId));
  }

  /** Deletes a draft for ever. */
  public Uni<Void> deleteDraft(WechatApp app, String mediaId) {
    return calls.json(app, Endpoint.DELETE_DRAFT, mediaId(mediaId)).replaceWithVoid();
  }

  /**
   * Drafts, the newest first, with their texts.
   *
   * @param count 1 to 20
   */
  public Uni<ArticlePage> drafts(WechatApp app, int offset, int count) {
    return calls
        .json(app, Endpoint.LIST_DRAFTS, page(offset, count))
        .map(answer -> page(answer, "media_id"));
  }

  /** How many drafts there are: a call without effect that shows whether the account works. */
  public Uni<Integer> countDrafts(WechatApp app) {
    return calls
        .read(app, Endpoint.COUNT_DRAFTS)
        .map(answer -> Objects.requireNonNullElse(Answers.number(answer, "total_count"), 0));
  }

  /**
   * Queues the publication of a draft ({@code POST /cgi-bin/freepublish/submit}).
   *
   * @return the job's name
   */
  public Uni<String> submit(WechatApp app, String mediaId) {
    return calls
        .json(app, Endpoint.SUBMIT, mediaId(mediaId))
        .map(answer -> Answers.required(answer, "publish_id"));
  }

  /** How far a publication is. */
  public Uni<JobState> publication(WechatApp app, String publishId) {
    return calls
        .json(app, Endpoint.GET_PUBLICATION, new JsonObject().put("publish_id", publishId))
        .map(JobState::of);
  }

  /** Deletes what is published, for ever. */
  public Uni<Void> deleteArticle(WechatApp app, String articleId) {
    JsonObject body = new JsonObject().put("article_id", articleId).put("index", 0);
    return calls.json(app, Endpoint.DELETE_ARTICLE, body).replaceWithVoid();
  }

  /** What is published under a name; fails with 53600 when there is nothing. */
  public Uni<ShownArticle> article(WechatApp app, String articleId) {
    return calls
        .json(app, Endpoint.GET_ARTICLE, new JsonObject().put("article_id", articleId))
        .map(answer -> first(answer, articleId));
  }

  /**
   * What is published, the newest first, with the texts.
   *
   * @param count 1 to 20
   */
  public Uni<ArticlePage> articles(WechatApp app, int offset, int count) {
    return calls
        .json(app, Endpoint.LIST_ARTICLES, page(offset, count))
        .map(answer -> page(answer, "article_id"));
  }

  /**
   * Sends a draft to all followers ({@code POST /cgi-bin/message/mass/sendall}). The same key
   * within 24 hours is taken as the same message.
   *
   * @param key at most 64 bytes
   * @return the message's name, also when it was sent before
   */
  public Uni<String> massSend(WechatApp app, String mediaId, String key) {
    JsonObject body =
        new JsonObject()
            .put("filter", new JsonObject().put("is_to_all", true))
            .put("msgtype", "mpnews")
            .put("mpnews", new JsonObject().put("media_id", mediaId))
            .put("send_ignore_reprint", 0)
            .put("clientmsgid", key);
    return calls
        .json(app, Endpoint.MASS_SEND, body)
        .map(answer -> Answers.required(answer, "msg_id"));
  }

  /** The platform's word for how far a mass message is, for example {@code SEND_SUCCESS}. */
  public Uni<@Nullable String> massState(WechatApp app, String messageId) {
    return calls
        .json(app, Endpoint.GET_MASS, new JsonObject().put("msg_id", messageId))
        .map(answer -> Answers.text(answer, "msg_status"));
  }

  /** Deletes the article of a mass message; the card stays with those who got it. */
  public Uni<Void> deleteMass(WechatApp app, String messageId) {
    JsonObject body = new JsonObject().put("msg_id", Long.parseLong(messageId));
    return calls.json(app, Endpoint.DELETE_MASS, body).replaceWithVoid();
  }

  private static JsonObject mediaId(String mediaId) {
    return new JsonObject().put("media_id", mediaId);
  }

  private static JsonObject page(int offset, int count) {
    return new JsonObject().put("offset", offset).put("count", count).put("no_content", 0);
  }

  private static ShownArticle first(JsonObject answer, String id) {
    return Answers.objects(answer, "news_item").stream()
        .findFirst()
        .map(item -> ShownArticle.of(id, item))
        .orElseThrow(() -> new WechatFailure(WechatFailure.Kind.LOST, "answer without article"));
  }

  private static ArticlePage page(JsonObject answer, String idName) {
    return new ArticlePage(
        Objects.requireNonNullElse(Answers.number(answer, "total_count"), 0),
        Answers.objects(answer, "item").stream()
            .flatMap(entry -> ShownArticle.first(entry, idName))
            .toList());
  }
}
