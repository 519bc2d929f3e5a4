package org.gongkai.citizen;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.gongkai.platform.data.Batch;
import org.gongkai.platform.id.IdGenerator;
import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.problem.ProblemType;
import org.gongkai.platform.time.Times;
import org.gongkai.platform.web.Cursor;
import org.gongkai.platform.web.Page;
import org.jspecify.annotations.Nullable;

/** Messages for citizens, which they read here whether or not a platform carries them further. */
@ApplicationScoped
public class InboxService {

  private static final int MAX_TITLE = 200;
  private static final int MAX_TEXT = 2000;

  private final InboxMessageRepository messages;
  private final Instance<InboxFollower> followers;
  private final IdGenerator ids;
  private final InstantSource clock;

  InboxService(
      InboxMessageRepository messages,
      @Any Instance<InboxFollower> followers,
      IdGenerator ids,
      InstantSource clock) {
    this.messages = messages;
    this.followers = followers;
    this.ids = ids;
    this.clock = clock;
  }

  /** Puts messages into inboxes in the present transaction, and on their way from there. */
  @WithTransaction
  public Uni<Void> tell(List<NewMessage> messages) {
    Instant now = now();
    List<ToldMessage> told =
        messages.stream().map(message -> new ToldMessage(ids.next(), message, now)).toList();
    Uni<Void> all = Batch.persist(told.stream().map(InboxService::entity).toList());
    for (InboxFollower follower : followers) {
      all = all.chain(() -> follower.told(told));
    }
    return all;
  }

  /** A citizen's messages, newest first. */
  @WithSession
  public Uni<InboxView> page(
      UUID citizenId, boolean unreadOnly, @Nullable String cursor, int limit) {
    return messages
        .page(citizenId, unreadOnly, Cursor.read(cursor), limit + 1)
        .map(rows -> Page.of(rows, limit, row -> Cursor.after(row.id)))
        .map(page -> page.map(InboxMessageView::of))
        .chain(page -> messages.unread(citizenId).map(unread -> InboxView.of(unread, page)));
  }

  /**
   * Marks a message as read; nothing for one that is.
   *
   * @throws ProblemException (in the Uni) {@link ProblemType#MESSAGE_NOT_FOUND} also for another
   *     citizen's
   */
  @WithTransaction
  public Uni<UnreadView> read(UUID citizenId, UUID id) {
    return require(citizenId, id).invoke(this::markRead).chain(() -> unread(citizenId));
  }

  /**
   * Marks a message and all older ones as read; newer ones, which the reader may not have seen,
   * stay unread.
   *
   * @throws ProblemException (in the Uni) {@link ProblemType#MESSAGE_NOT_FOUND}
   */
  @WithTransaction
  public Uni<UnreadView> readThrough(UUID citizenId, UUID id) {
    return require(citizenId, id)
        .chain(() -> messages.readUpTo(citizenId, id, now()))
        .chain(() -> unread(citizenId));
  }

  private void markRead(InboxMessageEntity message) {
    if (message.readAt == null) {
      message.readAt = now();
    }
  }

  private Uni<UnreadView> unread(UUID citizenId) {
    return messages.unread(citizenId).map(UnreadView::new);
  }

  private Uni<InboxMessageEntity> require(UUID citizenId, UUID id) {
    return messages
        .find(citizenId, id)
        .onItem()
        .ifNull()
        .failWith(() -> new ProblemException(ProblemType.MESSAGE_NOT_FOUND));
  }

  private static InboxMessageEntity entity(ToldMessage told) {
    NewMessage message = told.message();
    InboxMessageEntity entity = new InboxMessageEntity();
    entity.id = told.id();
    entity.citizenId = message.citizenId();
    entity.kind = message.kind();
    entity.title = cut(message.title(), MAX_TITLE);
    entity.text = cut(message.text(), MAX_TEXT);
    entity.href = message.href();
    entity.createdAt = told.at();
    return entity;
  }

  private Instant now() {
    return Times.toMillis(clock.instant());
  }

  private static String cut(String text, int most) {
    int characters = text.codePointCount(0, text.length());
    return characters <= most
        ? text
        : text.substring(0, text.offsetByCodePoints(0, most - 1)) + "…";
  }
}
