package org.gongkai.content;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.gongkai.delivery.DeliveryService;
import org.gongkai.delivery.DeliveryView;
import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.problem.ProblemType;
import org.gongkai.platform.time.Times;

/** Contents that other features make, and where contents stand on their channels. */
@ApplicationScoped
public class ContentService {

  private final ContentRepository contents;
  private final ContentVersionRepository versions;
  private final ContentPublisher publisher;
  private final DeliveryService deliveries;
  private final InstantSource clock;

  ContentService(
      ContentRepository contents,
      ContentVersionRepository versions,
      ContentPublisher publisher,
      DeliveryService deliveries,
      InstantSource clock) {
    this.contents = contents;
    this.versions = versions;
    this.publisher = publisher;
    this.deliveries = deliveries;
    this.clock = clock;
  }

  /** Group of the cached answers about one notice. */
  public static String cacheGroup(UUID id) {
    return "notice:" + id;
  }

  /**
   * Publishes a content that is made of decisions of persons, and therefore not reviewed; in the
   * present transaction. Late in it: it takes an index number.
   */
  @WithTransaction
  public Uni<Void> publish(NewContent request, Collection<String> channels, String by) {
    ContentEntity content = entity(request, by);
    ContentVersionEntity version =
        version(request.id(), 1, request.summary(), request.body(), by, request.publishedAt());
    version.column = request.column();
    version.title = request.title();
    version.unit = request.unit();
    return contents
        .persist(content)
        .chain(() -> versions.persist(version))
        .chain(() -> publisher.publish(content, version, channels, by, request.publishedAt()));
  }

  /**
   * Gives such a content its next version with another text, in the present transaction, and puts
   * that on its way to every channel that the content went to. A text that is the same makes no
   * version.
   */
  @WithTransaction
  public Uni<Void> amend(UUID id, String summary, String body) {
    return contents
        .findById(id, LockModeType.PESSIMISTIC_WRITE)
        .chain(
            content ->
                versions
                    .version(id, content.latest)
                    .chain(
                        before ->
                            before.summary.equals(summary) && before.body.equals(body)
                                ? Uni.createFrom().voidItem()
                                : next(content, before, summary, body)));
  }

  private Uni<Void> next(
      ContentEntity content, ContentVersionEntity before, String summary, String body) {
    Instant now = Times.toMillis(clock.instant());
    ContentVersionEntity next =
        version(content.id, before.number + 1, summary, body, before.writtenBy, now);
    next.column = before.column;
    next.title = before.title;
    next.unit = before.unit;
    content.latest = next.number;
    return versions
        .persist(next)
        .chain(() -> publisher.publish(content, next, List.of(), before.writtenBy, now));
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
    content.subjectPath = request.subjectPath();
    content.state = ContentState.DRAFT;
    content.latest = 1;
    content.changedAt = request.publishedAt();
    content.createdBy = by;
    content.createdAt = request.publishedAt();
    return content;
  }

  private static ContentVersionEntity version(
      UUID id, int number, String summary, String body, String by, Instant at) {
    ContentVersionEntity version = new ContentVersionEntity();
    version.contentId = id;
    version.number = number;
    version.summary = summary;
    version.body = body;
    version.attachments = "[]";
    version.channels = "[]";
    version.openness = Openness.PROACTIVE;
    version.writtenBy = by;
    version.writtenAt = at;
    return version;
  }
}
