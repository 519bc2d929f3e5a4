package org.gongkai.privacy;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Sealed values of any column, in the order of their rows' keys. */
@ApplicationScoped
class SealedRepository {

  /**
   * Values that begin otherwise than this, after a row. An empty value is of a write in progress.
   */
  Uni<List<SealedRow>> outdated(SealedColumn column, String mark, List<String> after, int most) {
    String keys = keys(column);
    String beyond =
        after.isEmpty() ? "" : " and (" + keys + ") > (" + parameters(column, "after") + ")";
    String query =
        "select "
            + column.keys().stream()
                .map(key -> "cast(" + key + " as varchar)")
                .collect(Collectors.joining(", "))
            + ", %1$s from %2$s where %1$s is not null and %1$s <> '' and not starts_with(%1$s, :mark)"
                .formatted(column.column(), column.table())
            + beyond
            + " order by "
            + keys
            + " limit :most";
    return Panache.getSession()
        .chain(
            session -> {
              var rows =
                  session
                      .createNativeQuery(query, Object[].class)
                      .setParameter("mark", mark)
                      .setParameter("most", most);
              IntStream.range(0, after.size())
                  .forEach(i -> rows.setParameter("after" + i, after.get(i)));
              return rows.getResultList();
            })
        .map(rows -> rows.stream().map(SealedRepository::row).toList());
  }

  /** Puts a value in the place of the one that was read; 0 when it was changed meanwhile. */
  Uni<Long> replace(SealedColumn column, SealedRow row, String value) {
    String query =
        ("with done as (update %2$s set %1$s = :value where (%3$s) = (%4$s) and %1$s = :before"
                + " returning 1) select count(*) from done")
            .formatted(column.column(), column.table(), keys(column), parameters(column, "key"));
    return Panache.getSession()
        .chain(
            session -> {
              var update =
                  session
                      .createNativeQuery(query, Long.class)
                      .setParameter("value", value)
                      .setParameter("before", row.value());
              IntStream.range(0, row.key().size())
                  .forEach(i -> update.setParameter("key" + i, row.key().get(i)));
              return update.getSingleResult();
            });
  }

  private static SealedRow row(Object[] columns) {
    int last = columns.length - 1;
    return new SealedRow(
        Arrays.stream(columns, 0, last).map(String::valueOf).toList(),
        String.valueOf(columns[last]));
  }

  private static String keys(SealedColumn column) {
    return String.join(", ", column.keys());
  }

  /** All keys that are called {@code id} are UUIDs, but those of channels. */
  private static String parameters(SealedColumn column, String name) {
    boolean uuid = column.keys().equals(List.of("id")) && !column.table().equals("channel");
    return IntStream.range(0, column.keys().size())
        .mapToObj(i -> "cast(:" + name + i + " as varchar)")
        .map(parameter -> uuid ? "cast(" + parameter + " as uuid)" : parameter)
        .collect(Collectors.joining(", "));
  }
}
