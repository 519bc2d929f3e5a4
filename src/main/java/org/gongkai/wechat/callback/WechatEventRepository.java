package org.gongkai.wechat.callback;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Pushed events, and the signatures that they came with. */
@ApplicationScoped
class WechatEventRepository implements PanacheRepositoryBase<WechatEventEntity, UUID> {

  private static final String ADD =
      "with added as (insert into wechat_event (id, app, name, dedupe_key, content, received_at,"
          + " due_at) values (:id, :app, :name, :key, :content, :at, :at) on conflict (dedupe_key)"
          + " do nothing returning 1) select count(*) from added";

  // Two at once wait for each other here, so that both see the first one's digest.
  private static final String REMEMBER =
      "with used as (insert into wechat_signature as known (app, signature, digest, signed_at)"
          + " values (:app, :signature, :digest, :at) on conflict (app, signature) do update set"
          + " digest = known.digest returning digest) select digest from used";

  private static final String DUE =
      "select * from wechat_event where state = 'WAITING' and due_at <= :now order by due_at limit"
          + " 1 for update skip locked";

  private static final String DELETE_DONE =
      "with gone as (delete from wechat_event where id = any (array(select id from wechat_event"
          + " where state = 'DONE' and done_at < :before order by done_at limit :most for update"
          + " skip locked)) returning 1) select count(*) from gone";

  private static final String DELETE_SIGNATURES =
      "with gone as (delete from wechat_signature where ctid = any (array(select ctid from"
          + " wechat_signature where signed_at < :before order by signed_at limit :most for"
          + " update skip locked)) returning 1) select count(*) from gone";

  /** Adds an event; false when it is there already. */
  Uni<Boolean> add(UUID id, StoredEvent event) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createNativeQuery(ADD, Long.class)
                    .setParameter("id", id)
                    .setParameter("app", event.app())
                    .setParameter("name", event.name())
                    .setParameter("key", event.key())
                    .setParameter("content", event.sealed())
                    .setParameter("at", event.receivedAt())
                    .getSingleResult())
        .map(added -> added == 1);
  }

  /** Digest of the content with which a signature came first. */
  Uni<String> remember(UsedSignature used) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createNativeQuery(REMEMBER, String.class)
                    .setParameter("app", used.app())
                    .setParameter("signature", used.signature())
                    .setParameter("digest", used.digest())
                    .setParameter("at", used.signedAt())
                    .getSingleResult());
  }

  /** A due event that no other worker is claiming, locked until the transaction ends; or null. */
  Uni<@Nullable WechatEventEntity> due(Instant now) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createNativeQuery(DUE, WechatEventEntity.class)
                    .setParameter("now", now)
                    .getSingleResultOrNull());
  }

  /** Deletes some events that were done before an instant; how many. */
  Uni<Long> deleteDone(Instant before, int most) {
    return delete(DELETE_DONE, before, most);
  }

  /** Deletes some signatures that were made before an instant; how many. */
  Uni<Long> deleteSignatures(Instant before, int most) {
    return delete(DELETE_SIGNATURES, before, most);
  }

  private static Uni<Long> delete(String statement, Instant before, int most) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createNativeQuery(statement, Long.class)
                    .setParameter("before", before)
                    .setParameter("most", most)
                    .getSingleResult());
  }
}
