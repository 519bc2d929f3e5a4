package org.gongkai.comment;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.gongkai.platform.data.EventLoop;
import org.jboss.logging.Logger;

/**
 * Has comments checked after their commit: claim in one transaction, check in none, record in
 * another.
 */
@ApplicationScoped
public class CheckWorker {

  private static final Logger LOG = Logger.getLogger(CheckWorker.class);

  private final CheckService checks;
  private final TextCheck textCheck;

  CheckWorker(CheckService checks, TextCheck textCheck) {
    this.checks = checks;
    this.textCheck = textCheck;
  }

  @Scheduled(
      every = "${gongkai.comment-check.poll:1s}",
      concurrentExecution = ConcurrentExecution.SKIP)
  Uni<Void> scheduled() {
    return runOnce()
        .onFailure()
        .invoke(failure -> LOG.error("comments not checked", failure))
        .onFailure()
        .recoverWithNull();
  }

  /** Works off what is due, one comment after the other. */
  public Uni<Void> runOnce() {
    return Multi.createBy()
        .repeating()
        .uni(this::checkNext)
        .whilst(worked -> worked)
        .collect()
        .last()
        .replaceWithVoid();
  }

  private Uni<Boolean> checkNext() {
    return checks
        .claim()
        .chain(due -> due == null ? Uni.createFrom().item(false) : check(due).replaceWith(true));
  }

  private Uni<Void> check(CheckService.Due due) {
    return EventLoop.returning(textCheck.check(due.citizenId(), due.text()))
        .chain(result -> checks.record(due, result))
        // Its lease runs out and it is checked again; the others go on.
        .onFailure()
        .invoke(failure -> LOG.errorf(failure, "check of comment %s not recorded", due.commentId()))
        .onFailure()
        .recoverWithNull();
  }
}
