package org.gongkai.consultation;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A clause as it reads in one version, for those who point at it.
 *
 * @param version of the draft
 */
public record ClauseRef(int version, UUID id, @Nullable String label, String text) {

  static ClauseRef of(int version, ClauseEntity row) {
    return new ClauseRef(version, row.clauseId, row.label, row.text);
  }
}
