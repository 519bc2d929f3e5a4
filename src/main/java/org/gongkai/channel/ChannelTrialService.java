package org.gongkai.channel;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.InstantSource;
import java.util.UUID;
import org.gongkai.audit.AuditService;
import org.gongkai.audit.AuditedChange;
import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.problem.ProblemType;
import org.gongkai.platform.time.Times;

/** The database's side of a trial: what is tried, and what it gave. */
@ApplicationScoped
class ChannelTrialService {

  private final ChannelRepository registry;
  private final ChannelAccounts accounts;
  private final AuditService audit;
  private final InstantSource clock;

  ChannelTrialService(
      ChannelRepository registry,
      ChannelAccounts accounts,
      AuditService audit,
      InstantSource clock) {
    this.registry = registry;
    this.accounts = accounts;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * The account to try.
   *
   * @throws ProblemException (in the Uni) {@link ProblemType#CHANNEL_NOT_FOUND} or {@link
   *     ProblemType#CHANNEL_STATE_FORBIDS} of a closed one
   */
  @WithSession
  Uni<ChannelAccount> account(String id) {
    return registry
        .find(id, LockModeType.NONE)
        .onItem()
        .ifNull()
        .failWith(() -> new ProblemException(ProblemType.CHANNEL_NOT_FOUND))
        .map(this::triable);
  }

  private ChannelAccount triable(ChannelEntity row) {
    if (row.state == ChannelState.CLOSED) {
      throw new ProblemException(ProblemType.CHANNEL_STATE_FORBIDS, row.state.name());
    }
    return accounts.of(row);
  }

  /** Keeps what a trial gave. */
  @WithTransaction
  Uni<Void> record(String id, ChannelTest result, String by) {
    UUID subject = AuditedChange.idOf(ChannelRegistryService.SUBJECT, id);
    return registry
        .noteTrial(id, result, Times.toMillis(clock.instant()))
        .chain(
            () ->
                audit.record(
                    AuditedChange.made(
                        by, "testChannel", ChannelRegistryService.SUBJECT, subject, result)));
  }
}
