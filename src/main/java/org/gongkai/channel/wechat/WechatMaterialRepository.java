package org.gongkai.channel.wechat;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
class WechatMaterialRepository
    implements PanacheRepositoryBase<WechatMaterialEntity, WechatMaterialEntity.Key> {

  // A data-modifying common table expression: Hibernate warns of native updates.
  private static final String FORGET =
      "with gone as (delete from wechat_material where app = :app and media_id = :id returning 1)"
          + " select count(*) from gone";

  /** Deletes a cover by its name in the library; how many rows that were. */
  Uni<Long> forget(String app, String mediaId) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createNativeQuery(FORGET, Long.class)
                    .setParameter("app", app)
                    .setParameter("id", mediaId)
                    .getSingleResult());
  }
}
