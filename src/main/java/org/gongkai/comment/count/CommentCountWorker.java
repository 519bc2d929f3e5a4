package org.gongkai.comment.count;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Folds the differences of the counts from time to time, so that reading stays cheap. */
@ApplicationScoped
public class CommentCountWorker {

  private static final Logger LOG = Logger.getLogger(CommentCountWorker.class);

  private final CommentCountService counts;

  CommentCountWorker(CommentCountService counts) {
    this.counts = counts;
  }

  @Scheduled(
      every = "${gongkai.comment-count.poll:5s}",
      concurrentExecution = ConcurrentExecution.SKIP)
  Uni<Void> scheduled() {
    return runOnce()
        .onFailure()
        .invoke(failure -> LOG.error("counts of comments not folded", failure))
        .onFailure()
        .recoverWithNull();
  }

  /** Folds what is there, one batch after the other. */
  public Uni<Void> runOnce() {
    return Multi.createBy()
        .repeating()
        .uni(counts::fold)
        .whilst(hasMore -> hasMore)
        .collect()
        .last()
        .replaceWithVoid();
  }
}
