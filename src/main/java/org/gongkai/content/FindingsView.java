package org.gongkai.content;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What the check of a content's latest version found.
 *
 * @param number number of the version
 * @param checkedAt when; null for a version that was never checked
 * @param open how many findings nobody has overridden
 * @param items at most 200, by position
 */
@Schema(description = "What the check of a content's latest version found")
public record FindingsView(
    @Schema(examples = "3") int number,
    @Nullable @Schema(nullable = true) Instant checkedAt,
    @Schema(examples = "1") int open,
    List<FindingView> items) {

  static FindingsView of(ContentVersionEntity version, List<ContentFindingEntity> found) {
    return new FindingsView(
        version.number,
        version.checkedAt,
        (int) found.stream().filter(one -> one.overriddenAt == null).count(),
        found.stream().map(FindingView::of).toList());
  }
}
