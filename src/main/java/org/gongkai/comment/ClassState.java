package org.gongkai.comment;

import org.jspecify.annotations.Nullable;

/** Where the sorting of a comment stands: its class, or that it has none yet. */
public enum ClassState {
  UNCLASSIFIED,
  CONSTRUCTIVE,
  DIFFICULTY,
  MISUNDERSTANDING,
  OFF_TOPIC;

  /** The class as it is stored; null for {@link #UNCLASSIFIED}. */
  @Nullable CommentClass commentClass() {
    return this == UNCLASSIFIED ? null : CommentClass.valueOf(name());
  }
}
