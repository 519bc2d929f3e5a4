package org.gongkai.adoption;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gongkai.adoption.BreakdownPartEntity.Dimension;
import org.jspecify.annotations.Nullable;

/**
 * What open data may say of source and respondent type, so that no number below {@link
 * SmallCounts#LEAST} can be recomputed from it and the report together.
 *
 * <p>A value is told only where the report's breakdown names it, and only of a comment whose text
 * the report shows. The breakdown counts every comment, the data those shown; what the one has more
 * than the other are comments that were withdrawn or not shown. Where that difference is between 1
 * and 4 for any line of a breakdown, the column stays empty throughout: leaving out one value alone
 * would tell it by what the others lack. Two columns together tell more than each, so the type
 * stays empty throughout when any pair of what both would show stands in fewer than five rows.
 */
final class OpenDataPolicy {

  private final Set<String> sources;
  private final Set<String> types;

  private OpenDataPolicy(Set<String> sources, Set<String> types) {
    this.sources = sources;
    this.types = types;
  }

  /**
   * How many shown comments have a source and a type.
   *
   * @param comments at least 1
   */
  record Shown(String source, String type, long comments) {}

  /** What may be told of a report with this breakdown. */
  static OpenDataPolicy of(List<BreakdownPartEntity> breakdown, List<Shown> shown) {
    Set<String> sources = told(breakdown, Dimension.SOURCE, shown, Shown::source);
    Set<String> types = told(breakdown, Dimension.RESPONDENT_TYPE, shown, Shown::type);
    OpenDataPolicy both = new OpenDataPolicy(sources, types);
    return both.hasSmallPair(shown) ? new OpenDataPolicy(sources, Set.of()) : both;
  }

  /** The source, or null where it may not be told. */
  @Nullable String source(@Nullable String source) {
    return source != null && sources.contains(source) ? source : null;
  }

  /** The type, or null where it may not be told. */
  @Nullable String type(@Nullable String type) {
    return type != null && types.contains(type) ? type : null;
  }

  private static Set<String> told(
      List<BreakdownPartEntity> breakdown,
      Dimension dimension,
      List<Shown> shown,
      Function<Shown, String> value) {
    List<BreakdownPartEntity> parts =
        breakdown.stream().filter(part -> part.dimension == dimension).toList();
    Set<String> named =
        parts.stream().map(part -> part.value).filter(Objects::nonNull).collect(Collectors.toSet());
    Map<String, Long> counts = new HashMap<>();
    shown.forEach(
        one -> {
          String line = named.contains(value.apply(one)) ? value.apply(one) : "";
          counts.merge(line, one.comments(), Long::sum);
        });
    boolean tellsOfFew =
        parts.stream()
            .anyMatch(
                part ->
                    isSmall(
                        part.comments
                            - counts.getOrDefault(part.value == null ? "" : part.value, 0L)));
    return tellsOfFew ? Set.of() : named;
  }

  private boolean hasSmallPair(List<Shown> shown) {
    Map<List<@Nullable String>, Long> pairs = new HashMap<>();
    if (sources.isEmpty() || types.isEmpty()) {
      return false;
    }
    for (Shown one : shown) {
      List<@Nullable String> pair = Arrays.asList(source(one.source()), type(one.type()));
      pairs.merge(pair, one.comments(), Long::sum);
    }
    return pairs.values().stream().anyMatch(OpenDataPolicy::isSmall);
  }

  private static boolean isSmall(long comments) {
    return comments > 0 && comments < SmallCounts.LEAST;
  }
}
