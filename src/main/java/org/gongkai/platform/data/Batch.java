package org.gongkai.platform.data;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import java.util.List;

/** Writes of many rows at once. */
public final class Batch {

  private Batch() {}

  /**
   * Persists rows in their order, possibly none, within the present transaction. Panache's own
   * method for lists refuses an empty one and persists its rows side by side on one session.
   */
  public static Uni<Void> persist(List<?> rows) {
    return rows.isEmpty()
        ? Uni.createFrom().voidItem()
        : Panache.getSession().chain(session -> session.persistAll(rows.toArray()));
  }
}
