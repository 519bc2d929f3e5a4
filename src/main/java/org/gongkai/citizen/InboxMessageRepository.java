package org.gongkai.citizen;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class InboxMessageRepository implements PanacheRepositoryBase<InboxMessageEntity, UUID> {

  /** Newest first. */
  Uni<List<InboxMessageEntity>> page(
      UUID citizenId, boolean unreadOnly, @Nullable UUID before, int rows) {
    Map<String, Object> parameters = new HashMap<>(Map.of("citizen", citizenId));
    String query = "citizenId = :citizen";
    if (unreadOnly) {
      query += " and readAt is null";
    }
    if (before != null) {
      query += " and id < :before";
      parameters.put("before", before);
    }
    return find(query + " order by id desc", parameters).page(0, rows).list();
  }

  Uni<Long> unread(UUID citizenId) {
    return count("citizenId = ?1 and readAt is null", citizenId);
  }

  /** A citizen's own message; null for an unknown one and for another's. */
  Uni<@Nullable InboxMessageEntity> find(UUID citizenId, UUID id) {
    return find("id = ?1 and citizenId = ?2", id, citizenId).firstResult();
  }

  /** Marks every message up to one as read; gives how many were not. */
  Uni<Integer> readUpTo(UUID citizenId, UUID last, Instant at) {
    return update(
        "readAt = ?1 where citizenId = ?2 and id <= ?3 and readAt is null", at, citizenId, last);
  }
}
