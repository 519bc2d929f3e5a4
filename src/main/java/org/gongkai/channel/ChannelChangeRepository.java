package org.gongkai.channel;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class ChannelChangeRepository implements PanacheRepositoryBase<ChannelChangeEntity, UUID> {

  /** Of one channel, newest first; {@code before} excludes itself and all newer ones. */
  Uni<List<ChannelChangeEntity>> page(String channelId, @Nullable UUID before, int rows) {
    return before == null
        ? find("channelId = ?1 order by id desc", channelId).page(0, rows).list()
        : find("channelId = ?1 and id < ?2 order by id desc", channelId, before)
            .page(0, rows)
            .list();
  }
}
