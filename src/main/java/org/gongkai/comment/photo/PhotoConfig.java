package org.gongkai.comment.photo;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** Photos of comments. */
@ConfigMapping(prefix = "gongkai.comment-photo")
public interface PhotoConfig {

  /** How often the worker looks for photos to check; {@code off} for never. */
  @WithDefault("2s")
  String poll();

  /** Photos that one person may send between two midnights of China. */
  @WithDefault("30")
  @Min(1)
  int perDay();

  /** Photos that one instance takes in at once; each is held in memory. */
  @WithDefault("4")
  @Min(1)
  @Max(64)
  int uploads();

  /** How long a photo may be under way before it is refused. */
  @WithDefault("1m")
  Duration uploadTimeout();
}
