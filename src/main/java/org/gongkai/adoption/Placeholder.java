package org.gongkai.adoption;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a template leaves open, written in braces by its Chinese name. Reasons are public, so that
 * none of them stands for a receipt, which opens what only the author may read.
 */
enum Placeholder {
  /** The clause that the comment is about. */
  CLAUSE("条款"),
  /** The clause that was changed. */
  CHANGED_CLAUSE("修改后条款"),
  /** The version that changed it, or that the comment is about. */
  VERSION("版本"),
  /** The unit that answers. */
  UNIT("单位"),
  /** The respondent's masked name. */
  RESPONDENT("意见人"),
  OUTCOME("结论");

  private final String chinese;

  Placeholder(String chinese) {
    this.chinese = chinese;
  }

  /** Null for an unknown one. */
  static @Nullable Placeholder of(String chinese) {
    return Arrays.stream(values())
        .filter(placeholder -> placeholder.chinese.equals(chinese))
        .findFirst()
        .orElse(null);
  }

  /** All of them, as they are written. */
  static String all() {
    return Arrays.stream(values())
        .map(placeholder -> '{' + placeholder.chinese + '}')
        .collect(Collectors.joining("、"));
  }
}
