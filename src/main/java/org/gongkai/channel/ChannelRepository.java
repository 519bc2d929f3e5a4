package org.gongkai.channel;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class ChannelRepository implements PanacheRepositoryBase<ChannelEntity, String> {

  private static final String CLAIM_ID =
      "select 1 from (select pg_advisory_xact_lock(hashtextextended('channel ' || :id, 0))) held";

  // Leaves the version alone: a trial changes nothing that an administrator wrote.
  private static final String NOTE_TRIAL =
      "with noted as (update channel set tested_at = :at, test_works = :works, test_outcome ="
          + " :outcome where id = :id and state <> 'CLOSED' returning 1) select count(*) from"
          + " noted";

  /** By what an address names; null when it can be no id, which the database would refuse. */
  Uni<@Nullable ChannelEntity> find(String id, LockModeType lock) {
    return id.indexOf('\0') < 0 ? findById(id, lock) : Uni.createFrom().nullItem();
  }

  /** Keeps others from registering the same id until the transaction ends. */
  Uni<Void> claimId(String id) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createNativeQuery(CLAIM_ID, Integer.class)
                    .setParameter("id", id)
                    .getSingleResult())
        .replaceWithVoid();
  }

  /** Keeps what a trial gave. */
  Uni<Void> noteTrial(String id, ChannelTest result, Instant at) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createNativeQuery(NOTE_TRIAL, Long.class)
                    .setParameter("id", id)
                    .setParameter("works", result.works())
                    .setParameter("outcome", result.detail())
                    .setParameter("at", at)
                    .getSingleResult())
        .replaceWithVoid();
  }
}
