package org.gongkai.comment.count;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongkai.comment.ClassState;
import org.gongkai.comment.CommentSource;
import org.gongkai.comment.CommentStatus;
import org.gongkai.comment.RespondentType;

/** The sums of one consultation by dimension and value. */
final class Tally {

  /** The value of a fact that holds. */
  private static final String YES = "true";

  /** Stands for no clause. */
  private static final String WHOLE = "";

  private static final Comparator<CommentCountsView.ClauseCount> MOST_FIRST =
      Comparator.comparingLong(CommentCountsView.ClauseCount::count)
          .reversed()
          .thenComparing(clause -> String.valueOf(clause.clauseId()));

  private final Map<String, Map<String, Long>> sums = new HashMap<>();

  /**
   * @param rows dimension, value and number of each sum
   */
  Tally(List<Object[]> rows) {
    for (Object[] row : rows) {
      sums.computeIfAbsent((String) row[0], dimension -> new HashMap<>())
          .put((String) row[1], ((Number) row[2]).longValue());
    }
  }

  CommentCountsView view(UUID consultationId) {
    return new CommentCountsView(
        consultationId,
        of("STATUS").values().stream().mapToLong(Long::longValue).sum(),
        byName("STATUS", CommentStatus.class),
        byName("CLASS", ClassState.class),
        byName("SOURCE", CommentSource.class),
        byName("RESPONDENT_TYPE", RespondentType.class),
        byClause(),
        of("UNANSWERED").getOrDefault(YES, 0L),
        of("OVERDUE").getOrDefault(YES, 0L),
        of("LATE").getOrDefault(YES, 0L),
        of("SELECTED").getOrDefault(YES, 0L));
  }

  private Map<String, Long> of(String dimension) {
    return sums.getOrDefault(dimension, Map.of());
  }

  /** Every name is there. */
  private <E extends Enum<E>> Map<E, Long> byName(String dimension, Class<E> type) {
    Map<E, Long> named = new EnumMap<>(type);
    for (E name : type.getEnumConstants()) {
      named.put(name, of(dimension).getOrDefault(name.name(), 0L));
    }
    return named;
  }

  private List<CommentCountsView.ClauseCount> byClause() {
    return of("CLAUSE").entrySet().stream()
        .map(
            sum ->
                new CommentCountsView.ClauseCount(
                    sum.getKey().equals(WHOLE) ? null : UUID.fromString(sum.getKey()),
                    sum.getValue()))
        .sorted(MOST_FIRST)
        .toList();
  }
}
