package org.gongkai.content.check;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** The check of contents. */
@ConfigMapping(prefix = "gongkai.content")
public interface ContentCheckConfig {

  /**
   * File of common mistakes: UTF-8, one a line as wrong, tab, right, tab, exceptions. Read at the
   * start, which a bad line ends; without it the short list that comes with the application is
   * used.
   */
  Optional<Path> mistakes();

  /** File of sensitive words, as {@code gongkai.screening.words}, whose value is the default. */
  Optional<Path> words();
}
