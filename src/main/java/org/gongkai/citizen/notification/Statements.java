package org.gongkai.citizen.notification;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import java.util.Map;

/** Statements that say how many rows they changed. */
final class Statements {

  private Statements() {}

  /**
   * Runs one in the present transaction.
   *
   * @param write a statement that returns something of each row
   */
  static Uni<Long> run(String write, Map<String, ?> parameters) {
    return Panache.getSession()
        .chain(
            session -> {
              var query =
                  session.createNativeQuery(
                      "with changed as (" + write + ") select count(*) from changed", Long.class);
              parameters.forEach(query::setParameter);
              return query.getSingleResult();
            });
  }
}
