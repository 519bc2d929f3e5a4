package org.gongkai.media;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.time.Duration;

/** Where files are kept and how many come in at once. */
@ConfigMapping(prefix = "gongkai.media")
public interface MediaConfig {

  /**
   * The folder of images and attachments, writable, on a volume that all instances share and that
   * is backed up with the database. No default: files in a container's own folder are gone with the
   * container.
   */
  @NotBlank
  String folder();

  /**
   * Uploads that one instance takes in at once; each holds its file in memory. A further one is
   * refused with 503 {@code uploads-busy}.
   */
  @WithDefault("4")
  @Min(1)
  @Max(64)
  int uploads();

  /** How long a file may be under way before it is refused. */
  @WithDefault("2m")
  Duration uploadTimeout();
}
