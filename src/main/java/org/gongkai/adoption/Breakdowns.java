package org.gongkai.adoption;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.gongkai.adoption.BreakdownPartEntity.Dimension;
import org.gongkai.adoption.SmallCounts.Count;
import org.gongkai.adoption.SmallCounts.Published;
import org.gongkai.comment.CommentSource;
import org.gongkai.comment.RespondentType;
import org.gongkai.consultation.ClauseRef;
import org.jspecify.annotations.Nullable;

/** Turns numbers of comments into the lines that are published, and those into what is read. */
final class Breakdowns {

  private static final String WHOLE = "全文";
  private static final String REST = "其他";

  private Breakdowns() {}

  /** The clauses that a breakdown has to name. */
  static List<UUID> clauses(List<Object[]> rows) {
    return rows.stream()
        .filter(row -> dimension(row) == Dimension.CLAUSE)
        .map(row -> (String) row[1])
        .filter(Objects::nonNull)
        .map(UUID::fromString)
        .toList();
  }

  /**
   * What is published of the numbers.
   *
   * @param rows dimension, value, number and whether it stands apart, the largest number first
   * @param clauses those that comments are about, the oldest version first
   */
  static List<BreakdownPartEntity> publish(
      UUID consultationId, List<Object[]> rows, List<ClauseRef> clauses) {
    Map<String, String> labels = new java.util.HashMap<>();
    clauses.forEach(
        clause ->
            labels.put(
                clause.id().toString(),
                Objects.requireNonNullElse(clause.label(), ClauseNames.UNLABELLED)));
    List<BreakdownPartEntity> parts = new ArrayList<>();
    for (Dimension dimension : Dimension.values()) {
      Published<@Nullable String> published =
          SmallCounts.publish(counts(rows, dimension), apart(rows, dimension));
      parts.addAll(parts(consultationId, dimension, published, labels));
    }
    return parts;
  }

  /** What readers see. */
  static Breakdown view(List<BreakdownPartEntity> parts) {
    Map<Dimension, List<Breakdown.Part>> views = new EnumMap<>(Dimension.class);
    for (BreakdownPartEntity part : parts) {
      views.computeIfAbsent(part.dimension, key -> new ArrayList<>()).add(view(part));
    }
    return new Breakdown(
        views.getOrDefault(Dimension.CLAUSE, List.of()),
        views.getOrDefault(Dimension.SOURCE, List.of()),
        views.getOrDefault(Dimension.RESPONDENT_TYPE, List.of()));
  }

  private static Breakdown.Part view(BreakdownPartEntity part) {
    String label = part.label == null ? REST : part.label;
    return new Breakdown.Part(part.value, label, part.rest, part.comments);
  }

  private static List<Count<@Nullable String>> counts(List<Object[]> rows, Dimension dimension) {
    List<Count<@Nullable String>> counts = new ArrayList<>();
    for (Object[] row : rows) {
      if (dimension(row) == dimension && !isApart(row)) {
        counts.add(new Count<>((String) row[1], ((Number) row[2]).intValue()));
      }
    }
    return counts;
  }

  private static int apart(List<Object[]> rows, Dimension dimension) {
    return rows.stream()
        .filter(row -> dimension(row) == dimension && isApart(row))
        .mapToInt(row -> ((Number) row[2]).intValue())
        .sum();
  }

  private static boolean isApart(Object[] row) {
    return (Boolean) row[3];
  }

  private static List<BreakdownPartEntity> parts(
      UUID consultationId,
      Dimension dimension,
      Published<@Nullable String> published,
      Map<String, String> labels) {
    List<BreakdownPartEntity> parts = new ArrayList<>();
    for (Count<@Nullable String> shown : published.shown()) {
      BreakdownPartEntity part =
          part(consultationId, dimension, parts.size() + 1, shown.comments());
      part.value = shown.value();
      part.label = label(dimension, shown.value(), labels);
      parts.add(part);
    }
    // Fewer than five in all: the totals say so already, and nothing else can be said.
    if (published.rest() >= SmallCounts.LEAST) {
      BreakdownPartEntity rest =
          part(consultationId, dimension, parts.size() + 1, published.rest());
      rest.rest = true;
      parts.add(rest);
    }
    return parts;
  }

  private static BreakdownPartEntity part(
      UUID consultationId, Dimension dimension, int position, int comments) {
    BreakdownPartEntity part = new BreakdownPartEntity();
    part.consultationId = consultationId;
    part.dimension = dimension;
    part.position = position;
    part.comments = comments;
    return part;
  }

  private static String label(
      Dimension dimension, @Nullable String value, Map<String, String> labels) {
    if (value == null) {
      return WHOLE;
    }
    return switch (dimension) {
      case CLAUSE -> labels.getOrDefault(value, ClauseNames.UNLABELLED);
      case SOURCE -> CommentSource.valueOf(value).chinese();
      case RESPONDENT_TYPE -> RespondentType.valueOf(value).chinese();
    };
  }

  private static Dimension dimension(Object[] row) {
    return Dimension.valueOf((String) row[0]);
  }
}
