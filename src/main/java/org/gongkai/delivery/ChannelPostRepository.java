package org.gongkai.delivery;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class ChannelPostRepository
    implements PanacheRepositoryBase<ChannelPostEntity, ChannelPostEntity.Key> {

  /** What a channel shows of a content; null when nothing was ever shown there. */
  Uni<@Nullable ChannelPostEntity> of(UUID contentId, String channelId) {
    return findById(new ChannelPostEntity.Key(contentId, channelId));
  }

  /** The same, locked until the transaction ends. */
  Uni<@Nullable ChannelPostEntity> ofForUpdate(UUID contentId, String channelId) {
    return findById(
        new ChannelPostEntity.Key(contentId, channelId), LockModeType.PESSIMISTIC_WRITE);
  }

  /** What each channel shows of a content. */
  Uni<List<ChannelPostEntity>> ofContent(UUID contentId) {
    return list("contentId", contentId);
  }

  /** The post of a channel that is to be read back longest, locked; null for none. */
  Uni<@Nullable ChannelPostEntity> readable(String channelId, Instant now) {
    return find(
            "channelId = ?1 and nextReadAt <= ?2 order by nextReadAt, contentId", channelId, now)
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .firstResult();
  }
}
