package org.gongkai.comment.moderation;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** The screening of comments. */
@ConfigMapping(prefix = "gongkai.screening")
public interface ScreeningConfig {

  /**
   * File of the words for which a person reads a comment before it is shown: UTF-8, one a line as
   * category ({@code ABUSE}, {@code AD}, {@code ILLEGAL}, {@code OTHER}), tab, word. Read at the
   * start, which a bad line ends; without it the short list that comes with the application is
   * used.
   */
  Optional<Path> words();
}
