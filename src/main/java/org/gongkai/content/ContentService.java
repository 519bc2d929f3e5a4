package org.gongkai.content;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.gongkai.channel.Post;
import org.gongkai.delivery.DeliveryService;
import org.gongkai.delivery.DeliveryView;
import org.gongkai.platform.cache.Loaded;
import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.problem.ProblemType;
import org.gongkai.platform.web.Cursor;
import org.gongkai.platform.web.Page;
import org.jspecify.annotations.Nullable;

/** Contents and the notices that readers see of them. */
@ApplicationScoped
public class ContentService {

  private final ContentRepository contents;
  private final DeliveryService deliveries;

  ContentService(ContentRepository contents, DeliveryService deliveries) {
    this.contents = contents;
    this.deliveries = deliveries;
  }

  /** Name of the cached answer of one notice. */
  public static String cacheKey(UUID id) {
    return "notice:" + id;
  }

  /** Publishes a content and puts it on its way to each channel, in the present transaction. */
  @WithTransaction
  public Uni<Void> publish(NewContent request, Collection<String> channels, String by) {
    ContentEntity content = entity(request, by);
    return contents.persist(content).chain(() -> deliveries.enqueue(post(content), channels));
  }

  /**
   * Gives a published content its next version with another text, in the present transaction, and
   * puts that on its way to every channel that the content went to. A text that is the same makes
   * no version.
   */
  @WithTransaction
  public Uni<Void> amend(UUID id, String summary, String body) {
    return contents
        .findById(id, LockModeType.PESSIMISTIC_WRITE)
        .chain(
            content ->
                content.summary.equals(summary) && content.body.equals(body)
                    ? Uni.createFrom().voidItem()
                    : next(content, summary, body));
  }

  private Uni<Void> next(ContentEntity content, String summary, String body) {
    amend(content, summary, body);
    return deliveries.enqueueNext(post(content));
  }

  private static void amend(ContentEntity content, String summary, String body) {
    content.summary = summary;
    content.body = body;
    content.number++;
  }

  /**
   * One notice.
   *
   * @throws ProblemException (in the Uni) {@link ProblemType#NOTICE_NOT_FOUND}
   */
  @WithSession
  public Uni<Loaded> notice(UUID id) {
    return contents
        .findById(id)
        .onItem()
        .ifNull()
        .failWith(() -> new ProblemException(ProblemType.NOTICE_NOT_FOUND))
        .map(content -> Loaded.json(NoticeView.of(content)));
  }

  /** Notices, newest first. */
  @WithSession
  public Uni<Page<NoticeItem>> notices(
      @Nullable String column, @Nullable ContentType type, @Nullable String cursor, int limit) {
    return contents
        .page(column, type, Cursor.read(cursor), limit + 1)
        .map(rows -> Page.of(rows, limit, row -> Cursor.after(row.id)).map(NoticeItem::of));
  }

  /**
   * The deliveries of a content.
   *
   * @throws ProblemException (in the Uni) {@link ProblemType#CONTENT_NOT_FOUND}
   */
  @WithSession
  public Uni<List<DeliveryView>> deliveries(UUID id) {
    return contents
        .findById(id)
        .onItem()
        .ifNull()
        .failWith(() -> new ProblemException(ProblemType.CONTENT_NOT_FOUND))
        .chain(content -> deliveries.ofContent(id));
  }

  private static ContentEntity entity(NewContent request, String by) {
    ContentEntity content = new ContentEntity();
    content.id = request.id();
    content.type = request.type();
    content.column = request.column();
    content.title = request.title();
    content.summary = request.summary();
    content.body = request.body();
    content.unit = request.unit();
    content.subjectPath = request.subjectPath();
    content.number = 1;
    content.publishedAt = request.publishedAt();
    content.createdBy = by;
    return content;
  }

  private static Post post(ContentEntity content) {
    return new Post(
        content.id,
        content.number,
        content.column,
        content.title,
        content.summary,
        content.body,
        content.unit,
        "/v1/notices/" + content.id,
        content.publishedAt);
  }
}
