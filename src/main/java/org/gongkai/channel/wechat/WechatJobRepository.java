package org.gongkai.channel.wechat;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

@ApplicationScoped
class WechatJobRepository implements PanacheRepositoryBase<WechatJobEntity, WechatJobEntity.Key> {

  // A data-modifying common table expression: Hibernate warns of native updates.
  private static final String FORGET =
      "with gone as (delete from wechat_job where received_at < :before returning 1) select"
          + " count(*) from gone";

  /** Deletes what was told before an instant; how much that was. */
  Uni<Long> forget(Instant before) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createNativeQuery(FORGET, Long.class)
                    .setParameter("before", before)
                    .getSingleResult());
  }
}
