package org.gongkai.content;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.gongkai.platform.cache.AnswerCache;
import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.work.Shift;
import org.jboss.logging.Logger;

/** Does what has been planned: publications, and the end of contents whose time is over. */
@ApplicationScoped
public class PublicationWorker {

  private static final Logger LOG = Logger.getLogger(PublicationWorker.class);

  private final Shift shift;
  private final ContentPublicationService publications;
  private final WithdrawalService withdrawals;
  private final AnswerCache cache;

  PublicationWorker(
      Shift shift,
      ContentPublicationService publications,
      WithdrawalService withdrawals,
      AnswerCache cache) {
    this.shift = shift;
    this.publications = publications;
    this.withdrawals = withdrawals;
    this.cache = cache;
  }

  @Scheduled(
      every = "${gongkai.publication.poll:1s}",
      concurrentExecution = ConcurrentExecution.SKIP)
  Uni<Void> scheduled() {
    return shift
        .turn(this::runOnce)
        .onFailure()
        .invoke(failure -> LOG.error("plans not carried out", failure))
        .onFailure()
        .recoverWithNull();
  }

  /** Publishes what is due and ends what is over, one content after the other. */
  public Uni<Void> runOnce() {
    return publications
        .due()
        .chain(due -> each(due, this::publish))
        .chain(withdrawals::over)
        .chain(over -> each(over, withdrawals::expire));
  }

  private Uni<Void> each(List<UUID> ids, Function<UUID, Uni<Void>> work) {
    return Multi.createFrom()
        .iterable(ids)
        .onItem()
        .transformToUniAndConcatenate(id -> each(id, work))
        .collect()
        .last()
        .replaceWithVoid();
  }

  /** One that fails does not hold up the others. */
  private Uni<Boolean> each(UUID id, Function<UUID, Uni<Void>> work) {
    return work.apply(id)
        .chain(() -> publications.answers(id))
        .chain(cache::evict)
        .replaceWith(true)
        .onFailure()
        .invoke(failure -> LOG.errorf(failure, "content %s not taken on", id))
        .onFailure()
        .recoverWithItem(false);
  }

  private Uni<Void> publish(UUID id) {
    return publications
        .publishPlanned(id)
        .onFailure(ProblemException.class)
        .call(problem -> publications.giveUp(id, problem.type().code()))
        .onFailure(ProblemException.class)
        .recoverWithNull();
  }
}
