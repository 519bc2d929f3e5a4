package org.gongkai.comment.moderation;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Stream;
import org.gongkai.platform.data.EventLoop;
import org.gongkai.platform.work.Shift;
import org.gongkai.screening.WordCategory;
import org.jboss.logging.Logger;

/**
 * Has comments checked after their commit: claim in one transaction, check in none, record in
 * another.
 */
@ApplicationScoped
public class CheckWorker {

  private static final Logger LOG = Logger.getLogger(CheckWorker.class);

  /**
   * Comments that are checked at once. A check is mostly waiting for the platform, which limits the
   * calls of a minute.
   */
  private static final int LANES = 4;

  private final Shift shift;
  private final CheckService checks;
  private final CommentScreen screen;
  private final TextCheck textCheck;
  private final ShownAnswers shown;

  CheckWorker(
      Shift shift,
      CheckService checks,
      CommentScreen screen,
      TextCheck textCheck,
      ShownAnswers shown) {
    this.shift = shift;
    this.checks = checks;
    this.screen = screen;
    this.textCheck = textCheck;
    this.shown = shown;
  }

  @Scheduled(
      every = "${gongkai.comment-check.poll:1s}",
      concurrentExecution = ConcurrentExecution.SKIP)
  Uni<Void> scheduled() {
    return shift
        .turn(this::runOnce)
        .onFailure()
        .invoke(failure -> LOG.error("comments not checked", failure))
        .onFailure()
        .recoverWithNull();
  }

  /** Works off what is due in a few lanes, each of which takes one comment after the other. */
  public Uni<Void> runOnce() {
    List<Uni<Void>> lanes =
        Stream.generate(() -> EventLoop.apart(this::workOff)).limit(LANES).toList();
    return EventLoop.returning(Uni.join().all(lanes).andCollectFailures().replaceWithVoid());
  }

  private Uni<Void> workOff() {
    return shift.repeat(this::checkNext);
  }

  private Uni<Boolean> checkNext() {
    return checks
        .claim()
        .chain(due -> due == null ? Uni.createFrom().item(false) : held(due).replaceWith(true));
  }

  private Uni<Void> held(CheckService.Due due) {
    return shift.holding(() -> check(due), () -> checks.giveBack(due));
  }

  private Uni<Void> check(CheckService.Due due) {
    return EventLoop.returning(result(due))
        .chain(result -> checks.record(due, result))
        .chain(() -> shown.evict(due.commentId()))
        // Its lease runs out and it is checked again; the others go on.
        .onFailure()
        .invoke(failure -> LOG.errorf(failure, "check of comment %s not recorded", due.commentId()))
        .onFailure()
        .recoverWithNull();
  }

  /** The word list first: what it objects to goes to a person whatever the platform would say. */
  private Uni<CheckResult> result(CheckService.Due due) {
    List<WordCategory> listed = screen.categories(due.text());
    return listed.isEmpty()
        ? textCheck.check(due.citizenId(), due.text(), due.submittedAt())
        : Uni.createFrom().item(CheckResult.listed(listed));
  }
}
