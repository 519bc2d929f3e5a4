package org.gongkai.content;

import org.jspecify.annotations.Nullable;

/**
 * Which notices a list holds.
 *
 * @param column null for all columns
 * @param type null for all types
 */
public record NoticeFilter(@Nullable String column, @Nullable ContentType type) {

  /** All notices. */
  static final NoticeFilter ALL = new NoticeFilter(null, null);
}
