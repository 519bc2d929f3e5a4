package org.gongkai.content;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Contents with their latest version, for staff. */
@ApplicationScoped
class ContentListRepository {

  private static final String LATEST =
      "select c, v from ContentEntity c join ContentVersionEntity v on v.contentId = c.id and"
          + " v.number = c.latest where 1 = 1";

  /** A content and its latest version. */
  record Row(ContentEntity content, ContentVersionEntity version) {}

  /** Newest first. */
  Uni<List<Row>> page(ContentFilter filter, @Nullable UUID before, int rows) {
    StringBuilder conditions = new StringBuilder(LATEST);
    Map<String, Object> parameters = new HashMap<>();
    add(conditions, parameters, "c.state between :state and :state", "state", filter.state);
    add(conditions, parameters, "c.type = :type", "type", filter.type);
    add(conditions, parameters, "v.column = :column", "column", filter.column);
    add(conditions, parameters, "v.title like :part escape '!'", "part", like(filter.q));
    add(conditions, parameters, "c.id < :before", "before", before);
    // Contents of one state stand together in an index; the identifier alone is that of all states.
    String order = filter.state == null ? " order by c.id desc" : " order by c.state, c.id desc";
    return Panache.getSession()
        .chain(
            session -> {
              var query = session.createQuery(conditions + order, Object[].class);
              parameters.forEach(query::setParameter);
              return query.setMaxResults(rows).getResultList();
            })
        .map(ContentListRepository::rows);
  }

  private static void add(
      StringBuilder conditions,
      Map<String, Object> parameters,
      String condition,
      String name,
      @Nullable Object value) {
    if (value != null) {
      conditions.append(" and ").append(condition);
      parameters.put(name, value);
    }
  }

  private static @Nullable String like(@Nullable String part) {
    return part == null
        ? null
        : '%' + part.replace("!", "!!").replace("%", "!%").replace("_", "!_") + '%';
  }

  private static List<Row> rows(List<Object[]> rows) {
    return rows.stream()
        .map(row -> new Row((ContentEntity) row[0], (ContentVersionEntity) row[1]))
        .toList();
  }
}
