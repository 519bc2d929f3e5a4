package org.gongkai.decision;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongkai.platform.scope.Units;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class DecisionRepository implements PanacheRepositoryBase<DecisionEntity, UUID> {

  Uni<@Nullable DecisionEntity> findForUpdate(UUID id) {
    return findById(id, LockModeType.PESSIMISTIC_WRITE);
  }

  /**
   * Newest first, those of some units; {@code before} excludes itself and all newer ones; without a
   * year those of every year.
   */
  Uni<List<DecisionEntity>> page(
      boolean onlyPublished, Units units, @Nullable Integer year, @Nullable UUID before, int rows) {
    List<String> conditions = new ArrayList<>();
    Map<String, Object> parameters = new HashMap<>();
    if (onlyPublished) {
      conditions.add("publishedAt is not null");
    }
    if (!units.all()) {
      conditions.add("unit in :units");
      parameters.put("units", units.names());
    }
    if (year != null) {
      conditions.add("year = :year");
      parameters.put("year", year);
    }
    if (before != null) {
      conditions.add("id < :before");
      parameters.put("before", before);
    }
    String query = String.join(" and ", conditions) + " order by id desc";
    return find(query.strip(), parameters).page(0, rows).list();
  }
}
