package org.gongkai.comment.count;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.gongkai.platform.work.Shift;
import org.jboss.logging.Logger;

/** Folds the differences of the counts from time to time, so that reading stays cheap. */
@ApplicationScoped
public class CommentCountWorker {

  private static final Logger LOG = Logger.getLogger(CommentCountWorker.class);

  private final Shift shift;
  private final CommentCountService counts;

  CommentCountWorker(Shift shift, CommentCountService counts) {
    this.shift = shift;
    this.counts = counts;
  }

  @Scheduled(
      every = "${gongkai.comment-count.poll:5s}",
      concurrentExecution = ConcurrentExecution.SKIP)
  Uni<Void> scheduled() {
    return shift
        .turn(this::runOnce)
        .onFailure()
        .invoke(failure -> LOG.error("counts of comments not folded", failure))
        .onFailure()
        .recoverWithNull();
  }

  /** Folds what is there, one batch after the other. */
  public Uni<Void> runOnce() {
    return shift.repeat(counts::fold);
  }
}
