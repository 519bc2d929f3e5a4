package org.gongkai.comment.similarity;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A comment that is in no group yet.
 *
 * @param id orders comments by the time they were made, as identifiers of version 7 do
 * @param clauseId the clause that it is about; null for the whole draft, which counts as a clause
 *     of its own
 * @param text what the respondent wrote
 */
public record ComparedComment(UUID id, @Nullable UUID clauseId, String text) {

  /** Without the text, which may name persons. */
  @Override
  public String toString() {
    return "ComparedComment[id=" + id + ", clauseId=" + clauseId + "]";
  }
}
