package org.gongkai.disclosure;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** The last serial number of each year. */
@ApplicationScoped
class IndexSerials {

  private static final String NEXT =
      "with next as (insert into index_serial (year, last) values (:year, 1) on conflict (year) do"
          + " update set last = index_serial.last + 1 returning last) select last from next";

  /**
   * Takes a year's next number within the present transaction. The row stays locked until it ends,
   * so that a number that is rolled back is taken by the next and no gap is left.
   */
  Uni<Integer> next(int year) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createNativeQuery(NEXT, Integer.class)
                    .setParameter("year", year)
                    .getSingleResult());
  }
}
