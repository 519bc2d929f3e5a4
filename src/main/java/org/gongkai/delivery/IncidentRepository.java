package org.gongkai.delivery;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongkai.platform.data.UuidArray;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class IncidentRepository implements PanacheRepositoryBase<IncidentEntity, UUID> {

  private static final String TITLES =
      "select c.id, v.title from content c join content_version v on v.content_id = c.id and"
          + " v.number = coalesce(c.published, c.latest) where c.id = any (cast(cast(:ids as"
          + " varchar) as uuid[]))";

  /** The open incident about a content on a channel; null when there is none. */
  Uni<@Nullable IncidentEntity> open(String channelId, UUID contentId) {
    return find("channelId = ?1 and contentId = ?2 and resolvedAt is null", channelId, contentId)
        .firstResult();
  }

  /**
   * Newest first; {@code before} excludes itself and all newer ones.
   *
   * @param channelId only of this channel; null for all
   * @param open only open ones, or only resolved ones; null for all
   */
  Uni<List<IncidentEntity>> page(
      @Nullable String channelId, @Nullable Boolean open, @Nullable UUID before, int rows) {
    List<String> conditions = new ArrayList<>(List.of("1 = 1"));
    Map<String, Object> parameters = new HashMap<>();
    if (channelId != null) {
      conditions.add("channelId between :channel and :channel");
      parameters.put("channel", channelId);
    }
    if (open != null) {
      conditions.add(open ? "resolvedAt is null" : "resolvedAt is not null");
    }
    if (before != null) {
      conditions.add("id < :before");
      parameters.put("before", before);
    }
    // The index of a channel's incidents begins with the channel.
    String order = channelId == null ? " order by id desc" : " order by channelId, id desc";
    return find(String.join(" and ", conditions) + order, parameters).page(0, rows).list();
  }

  /** Titles of contents as readers see them. */
  Uni<Map<UUID, String>> titles(Collection<UUID> contents) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createNativeQuery(TITLES, Object[].class)
                    .setParameter("ids", UuidArray.of(contents))
                    .getResultList())
        .map(IncidentRepository::byContent);
  }

  private static Map<UUID, String> byContent(List<Object[]> rows) {
    Map<UUID, String> titles = new HashMap<>();
    rows.forEach(row -> titles.put((UUID) row[0], (String) row[1]));
    return titles;
  }
}
