package org.gongkai.content;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.gongkai.content.NoticeRepository.Shown;
import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.problem.ProblemType;
import org.gongkai.platform.problem.Violation;
import org.gongkai.platform.time.Moment;
import org.gongkai.platform.web.Cursor;
import org.gongkai.platform.web.Page;
import org.jspecify.annotations.Nullable;

/** Lists of notices: the newest, and what changed since a client last asked. */
@ApplicationScoped
public class NoticeListService {

  /** How far the clocks of two instances may be apart. */
  private static final Duration CLOCKS = Duration.ofMinutes(1);

  /** How long before its commit a transaction may have written down its time. */
  private static final Duration COMMIT = Duration.ofMinutes(5);

  private final NoticeRepository notices;
  private final NoticeChangeRepository changes;
  private final InstantSource clock;

  NoticeListService(NoticeRepository notices, NoticeChangeRepository changes, InstantSource clock) {
    this.notices = notices;
    this.changes = changes;
    this.clock = clock;
  }

  /** The newest notices. */
  @WithSession
  public Uni<List<NoticeItem>> newest(int items) {
    return notices
        .page(NoticeFilter.ALL, null, clock.instant(), items)
        .map(rows -> rows.stream().map(Shown::item).toList());
  }

  /** Notices, newest first. Its first page tells from where changes are to be asked for. */
  @WithSession
  public Uni<NoticeList> page(NoticeFilter filter, @Nullable String cursor, int limit) {
    // The token comes before the rows: what commits between the two is in both lists.
    Uni<@Nullable String> token =
        cursor == null || cursor.isEmpty()
            ? now().map(ChangeToken::write)
            : Uni.createFrom().nullItem();
    return token.chain(
        nextSince ->
            notices
                .page(filter, Cursor.read(cursor), clock.instant(), limit + 1)
                .map(rows -> Page.of(rows, limit, row -> Cursor.after(row.place())))
                .map(page -> list(page.map(Shown::item), nextSince)));
  }

  /**
   * What changed for readers, the oldest change first, each content once.
   *
   * @param since a token, or an instant; a cursor keeps that of the first page
   * @throws ProblemException (in the Uni) {@link ProblemType#INVALID_REQUEST} for a {@code since}
   *     that is neither, or that this database did not make; {@link ProblemType#INVALID_CURSOR}
   */
  @WithSession
  public Uni<NoticeList> changes(
      NoticeFilter filter, String since, @Nullable String cursor, int limit) {
    Uni<ChangeCursor> place =
        cursor == null || cursor.isEmpty()
            ? begin(since)
            : Uni.createFrom().item(ChangeCursor.read(cursor));
    return place.chain(
        from ->
            changes
                .after(from, filter, clock.instant(), limit + 1)
                .chain(rows -> changes(filter, from, rows, limit)));
  }

  private Uni<ChangeCursor> begin(String since) {
    ChangeToken token = ChangeToken.read(since);
    if (token == null) {
      Instant instant = moment(since).start().minus(COMMIT);
      return now()
          .chain(
              next ->
                  changes
                      .firstSince(instant)
                      .map(first -> first == null ? next.transaction() : first)
                      .map(first -> new ChangeToken(first, instant))
                      .map(from -> ChangeCursor.first(from, next)));
    }
    return changes
        .isPossible(token.transaction())
        .invoke(NoticeListService::requirePossible)
        .chain(this::now)
        .map(next -> ChangeCursor.first(token, next));
  }

  private Uni<NoticeList> changes(
      NoticeFilter filter, ChangeCursor from, List<NoticeChangeRepository.Change> rows, int limit) {
    var page = Page.of(rows, limit, last -> from.after(last.transaction(), last.id()).write());
    List<UUID> ids = page.items().stream().map(NoticeChangeRepository.Change::id).toList();
    return notices
        .published(ids)
        .map(
            found ->
                ChangedNotices.of(
                    found, filter, clock.instant(), page.nextCursor(), from.next().write()));
  }

  private Uni<ChangeToken> now() {
    Instant at = clock.instant().minus(CLOCKS);
    return changes.oldestTransaction().map(transaction -> new ChangeToken(transaction, at));
  }

  private static Moment moment(String since) {
    try {
      return Moment.parse(since);
    } catch (IllegalArgumentException neither) {
      throw invalidSince();
    }
  }

  /** Of a database that was put back to an older state no token tells what was changed. */
  private static void requirePossible(boolean possible) {
    if (!possible) {
      throw invalidSince();
    }
  }

  private static ProblemException invalidSince() {
    return new ProblemException(ProblemType.INVALID_REQUEST)
        .withViolations(
            List.of(new Violation("query", "since", "neither a nextSince nor an instant")));
  }

  private static NoticeList list(Page<NoticeItem> page, @Nullable String nextSince) {
    return new NoticeList(page.items(), List.of(), page.nextCursor(), nextSince);
  }
}
