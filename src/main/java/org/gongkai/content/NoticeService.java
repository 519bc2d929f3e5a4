package org.gongkai.content;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.gongkai.content.NoticeRepository.Shown;
import org.gongkai.platform.cache.Loaded;
import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.problem.ProblemType;
import org.gongkai.platform.time.Times;
import org.jspecify.annotations.Nullable;

/** Single notices: what readers see of contents. */
@ApplicationScoped
public class NoticeService {

  private final NoticeRepository notices;
  private final ContentVersionRepository versions;
  private final NoticeFiles files;
  private final InstantSource clock;

  /** What explains what, as far as it is public; at most one is interpreted. */
  record Ties(List<Shown> interpreted, List<Shown> interpretations) {}

  NoticeService(
      NoticeRepository notices,
      ContentVersionRepository versions,
      NoticeFiles files,
      InstantSource clock) {
    this.notices = notices;
    this.versions = versions;
    this.files = files;
    this.clock = clock;
  }

  /**
   * One notice.
   *
   * @throws ProblemException (in the Uni) {@link ProblemType#NOTICE_NOT_FOUND}, {@link
   *     ProblemType#NOTICE_WITHDRAWN}
   */
  @WithSession
  public Uni<Loaded> notice(UUID id) {
    return required(id).chain(this::detail);
  }

  /**
   * One notice as plain text, for those who cannot see its layout (R22 无障碍).
   *
   * @throws ProblemException (in the Uni) as {@link #notice}
   */
  @WithSession
  public Uni<Loaded> text(UUID id) {
    return required(id).map(NoticeService::text);
  }

  /**
   * The notices before and after one in its column.
   *
   * @throws ProblemException (in the Uni) as {@link #notice}
   */
  @WithSession
  public Uni<NoticeNeighboursView> neighbours(UUID id) {
    Instant now = clock.instant();
    return required(id)
        .chain(
            shown ->
                Uni.combine()
                    .all()
                    .unis(notices.beside(shown, false, now), notices.beside(shown, true, now))
                    .usingConcurrencyOf(1)
                    .with((before, after) -> new NoticeNeighboursView(item(before), item(after))));
  }

  /**
   * Lets pass what readers see.
   *
   * @throws ProblemException (in the Uni) as {@link #notice}
   */
  @WithSession
  public Uni<Void> requirePublic(UUID id) {
    return required(id).replaceWithVoid();
  }

  private Uni<Shown> required(UUID id) {
    return notices
        .published(id)
        .onItem()
        .ifNull()
        .failWith(() -> new ProblemException(ProblemType.NOTICE_NOT_FOUND))
        .invoke(this::requirePresent);
  }

  private void requirePresent(Shown shown) {
    Departure departure = Departure.of(shown.content(), clock.instant());
    if (departure != null) {
      // Not "title": that is the problem's own.
      throw new ProblemException(ProblemType.NOTICE_WITHDRAWN)
          .with("noticeTitle", shown.version().title)
          .with("reason", departure.reason())
          .with("goneAt", Times.format(departure.at()));
    }
  }

  private Uni<Loaded> detail(Shown shown) {
    return Uni.combine()
        .all()
        .unis(ties(shown.content()), corrections(shown.content()), files.of(shown.version()))
        .usingConcurrencyOf(1)
        .with(
            (ties, corrections, attached) ->
                Loaded.json(
                    NoticeView.of(shown, ties, corrections, attached), changesAt(shown, ties)));
  }

  private Uni<Ties> ties(ContentEntity content) {
    Instant now = clock.instant();
    UUID policy = content.interprets;
    return Uni.combine()
        .all()
        .unis(
            policy == null ? Uni.createFrom().item(List.<Shown>of()) : notices.shown(policy, now),
            notices.interpretations(content.id, now))
        .usingConcurrencyOf(1)
        .with(Ties::new);
  }

  private Uni<List<NoticeView.Correction>> corrections(ContentEntity content) {
    return versions
        .ofContent(content.id)
        .map(
            all ->
                all.stream()
                    .filter(version -> version.edition != null && version.correction != null)
                    .map(NoticeView.Correction::of)
                    .toList());
  }

  /** When the notice, or one that it names, expires. */
  private static @Nullable Instant changesAt(Shown shown, Ties ties) {
    return Stream.of(List.of(shown), ties.interpreted(), ties.interpretations())
        .flatMap(List::stream)
        .map(each -> each.content().expiresAt)
        .filter(Objects::nonNull)
        .min(Instant::compareTo)
        .orElse(null);
  }

  private static Loaded text(Shown shown) {
    return Loaded.text("text/plain;charset=UTF-8", NoticeText.of(shown))
        .until(shown.content().expiresAt);
  }

  private static @Nullable NoticeItem item(List<Shown> rows) {
    return rows.isEmpty() ? null : rows.get(0).item();
  }
}
