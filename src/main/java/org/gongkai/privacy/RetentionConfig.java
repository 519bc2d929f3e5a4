package org.gongkai.privacy;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;

/** How long what is needed for a while is kept, in days. */
@ConfigMapping(prefix = "gongkai.retention")
public interface RetentionConfig {

  /** How often what is too old is looked for; {@code off} for never. */
  @WithDefault("1h")
  String poll();

  /** How long after the start it is looked for first. */
  @WithDefault("1m")
  String delay();

  /** Whether runs only count what they would delete. */
  @WithDefault("false")
  boolean dryRun();

  /** Days that first answers to writes are kept; a repetition after that is a new write. */
  @WithDefault("7")
  @Min(1)
  int idempotencyRecords();

  /** Days that refresh tokens are kept after they ran out. */
  @WithDefault("7")
  @Min(0)
  int refreshTokens();

  /** Days that notifications are kept that have ended. */
  @WithDefault("90")
  @Min(1)
  int notifications();

  /**
   * Days that marks of events about consents are kept; the platform repeats an event within
   * minutes.
   */
  @WithDefault("30")
  @Min(1)
  int notificationEvents();

  /** Days that messages of the inbox are kept, read or not. */
  @WithDefault("730")
  @Min(30)
  int inboxMessages();

  /**
   * Days that events of the platform are kept that were given up; those that were handled go after
   * {@code gongkai.wechat-event.keep}.
   */
  @WithDefault("30")
  @Min(1)
  int wechatEvents();

  /** Days that photos of withdrawn comments are kept after the withdrawal. */
  @WithDefault("30")
  @Min(0)
  int withdrawnPhotos();

  /**
   * Days that telephone numbers of respondents are kept after the feedback report of their
   * consultation.
   */
  @WithDefault("180")
  @Min(0)
  int contactData();
}
