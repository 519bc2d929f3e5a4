package org.gongkai.content;

import java.time.Instant;
import java.util.List;
import org.gongkai.content.check.CheckFinding;
import org.gongkai.content.check.FindingKind;
import org.jspecify.annotations.Nullable;

/** An override of a finding, which a later check of the same version keeps. */
record FindingOverride(
    @Nullable FindingKind kind,
    String field,
    String excerpt,
    @Nullable String channelId,
    @Nullable String by,
    @Nullable Instant at,
    @Nullable String reason) {

  private static final FindingOverride NONE =
      new FindingOverride(null, "", "", null, null, null, null);

  /** Those among some findings. */
  static List<FindingOverride> of(List<ContentFindingEntity> findings) {
    return findings.stream()
        .filter(one -> one.overriddenAt != null)
        .map(
            one ->
                new FindingOverride(
                    one.kind,
                    one.field,
                    one.excerpt,
                    one.channelId,
                    one.overriddenBy,
                    one.overriddenAt,
                    one.overrideReason))
        .toList();
  }

  /** The override of a finding; an empty one when there is none. */
  static FindingOverride find(List<FindingOverride> overrides, CheckFinding finding) {
    return overrides.stream()
        .filter(
            one ->
                one.kind != null && finding.isSame(one.kind, one.field, one.excerpt, one.channelId))
        .findFirst()
        .orElse(NONE);
  }
}
