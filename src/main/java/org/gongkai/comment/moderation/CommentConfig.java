package org.gongkai.comment.moderation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The automatic check of comments. */
@ConfigMapping(prefix = "gongkai.comment-check")
public interface CommentConfig {

  /** How often waiting checks are looked for; {@code off} for never. */
  @WithDefault("1s")
  String poll();

  /** How long a claim is good for, and the delay before a failed check is repeated. */
  @WithDefault("60s")
  Duration lease();

  /**
   * Calls made before the comment is left to a person. The platform checks texts only of users it
   * saw within two hours, so trying longer is of no use.
   */
  @WithDefault("5")
  int maxAttempts();
}
