package org.gongkai.content;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Contents with the version that readers see, or saw last. */
@ApplicationScoped
class NoticeRepository {

  /**
   * What is published has a place, which the planner cannot know: the index of places ends with all
   * contents that have none, and a list would begin with reading them.
   */
  private static final String PUBLISHED =
      "select c, v from ContentEntity c join ContentVersionEntity v on v.contentId = c.id and"
          + " v.number = c.published where c.published is not null and c.place is not null";

  private static final String SHOWN =
      " and c.withdrawnAt is null and (c.expiresAt is null or c.expiresAt > :now)";

  /**
   * A range and no equality: with that the planner would drop the column from the order, and read
   * the notices of all columns through to those of one whose notices are old.
   */
  private static final String OF_COLUMN = " and c.column between :column and :column";

  private static final String NEWER = " and c.place > :place order by c.column desc, c.place";

  private static final String OLDER = " and c.place < :place order by c.column, c.place desc";

  /** Most interpretations of one policy that are named. */
  private static final int INTERPRETATIONS = 100;

  /** A content and its public version. */
  record Shown(ContentEntity content, ContentVersionEntity version) {

    UUID place() {
      return Objects.requireNonNull(content.place);
    }

    NoticeItem item() {
      return NoticeItem.of(content, version);
    }

    NoticeLink link() {
      return new NoticeLink(content.id, version.title);
    }
  }

  /** A content that was published, be it withdrawn or expired; null for any other. */
  Uni<@Nullable Shown> published(UUID id) {
    return select(" and c.id = :id", Map.of("id", id), 1)
        .map(rows -> rows.isEmpty() ? null : rows.get(0));
  }

  /** Likewise several, in the order in which they are named. */
  Uni<List<Shown>> published(List<UUID> ids) {
    return ids.isEmpty()
        ? Uni.createFrom().item(List.of())
        : select(" and c.id in :ids", Map.of("ids", ids), ids.size())
            .map(rows -> inOrder(rows, ids));
  }

  /** What readers see of a content: nothing, or one. */
  Uni<List<Shown>> shown(UUID id, Instant now) {
    return select(SHOWN + " and c.id = :id", Map.of("id", id, "now", now), 1);
  }

  /** What readers see of the interpretations of a policy, the oldest first. */
  Uni<List<Shown>> interpretations(UUID policy, Instant now) {
    return select(
        SHOWN + " and c.interprets = :policy order by c.place",
        Map.of("policy", policy, "now", now),
        INTERPRETATIONS);
  }

  /** The notice next to one in its column: nothing, or one. */
  Uni<List<Shown>> beside(Shown one, boolean newer, Instant now) {
    return select(
        SHOWN + OF_COLUMN + (newer ? NEWER : OLDER),
        Map.of("column", one.content().column, "place", one.place(), "now", now),
        1);
  }

  /** Newest first. */
  Uni<List<Shown>> page(NoticeFilter filter, @Nullable UUID before, Instant now, int rows) {
    StringBuilder conditions = new StringBuilder(SHOWN);
    Map<String, Object> parameters = new HashMap<>(Map.of("now", now));
    if (filter.column() != null) {
      conditions.append(OF_COLUMN);
      parameters.put("column", filter.column());
    }
    if (filter.type() != null) {
      conditions.append(" and c.type between :type and :type");
      parameters.put("type", filter.type());
    }
    if (before != null) {
      conditions.append(" and c.place < :before");
      parameters.put("before", before);
    }
    return select(conditions + order(filter), parameters, rows);
  }

  /** As the index has it by which such a list is read. */
  private static String order(NoticeFilter filter) {
    if (filter.column() != null) {
      return " order by c.column, c.place desc";
    }
    return (filter.type() == null ? " order by " : " order by c.type, ") + "c.place desc";
  }

  private static Uni<List<Shown>> select(
      String conditions, Map<String, Object> parameters, int rows) {
    return Panache.getSession()
        .chain(
            session -> {
              var query = session.createQuery(PUBLISHED + conditions, Object[].class);
              parameters.forEach(query::setParameter);
              return query.setMaxResults(rows).getResultList();
            })
        .map(NoticeRepository::shown);
  }

  private static List<Shown> shown(List<Object[]> rows) {
    return rows.stream()
        .map(row -> new Shown((ContentEntity) row[0], (ContentVersionEntity) row[1]))
        .toList();
  }

  private static List<Shown> inOrder(List<Shown> rows, List<UUID> ids) {
    return rows.stream()
        .sorted(Comparator.comparingInt(row -> ids.indexOf(row.content().id)))
        .toList();
  }
}
