package org.gongkai.content;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class ContentRepository implements PanacheRepositoryBase<ContentEntity, UUID> {

  /** Newest first. */
  Uni<List<ContentEntity>> page(
      @Nullable String column, @Nullable ContentType type, @Nullable UUID before, int rows) {
    List<String> conditions = new ArrayList<>(List.of("1 = 1"));
    Map<String, Object> parameters = new HashMap<>();
    if (column != null) {
      conditions.add("column = :column");
      parameters.put("column", column);
    }
    if (type != null) {
      conditions.add("type = :type");
      parameters.put("type", type);
    }
    if (before != null) {
      conditions.add("id < :before");
      parameters.put("before", before);
    }
    return find(String.join(" and ", conditions) + " order by id desc", parameters)
        .page(0, rows)
        .list();
  }
}
