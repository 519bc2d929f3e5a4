package org.gongkai.privacy;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;

/** How long what is needed for a while is kept, in days. */
@ConfigMapping(prefix = "gongkai.retention")
public interface RetentionConfig {

  /** How often what is too old is looked for. */
  @WithDefault("1h")
  String poll();

  /** How long after the start it is looked for first. */
  @WithDefault("1m")
  String delay();

  /** Whether runs only count what they would delete. */
  @WithDefault("false")
  boolean dryRun();

  /** First answers to writes; a repetition after that is a new write. */
  @WithDefault("7")
  @Min(1)
  int idempotencyRecords();

  /** Refresh tokens after they ran out. */
  @WithDefault("7")
  @Min(0)
  int refreshTokens();

  /** Notifications that have ended. */
  @WithDefault("90")
  @Min(1)
  int notifications();

  /** Marks of events about consents; the platform repeats an event within minutes. */
  @WithDefault("30")
  @Min(1)
  int notificationEvents();

  /** Messages of the inbox, read or not. */
  @WithDefault("730")
  @Min(30)
  int inboxMessages();

  /**
   * Events of the platform that were given up; those that were handled go after {@code
   * gongkai.wechat-event.keep}.
   */
  @WithDefault("30")
  @Min(1)
  int wechatEvents();

  /** Photos of comments that were withdrawn, after the withdrawal. */
  @WithDefault("30")
  @Min(0)
  int withdrawnPhotos();

  /** Telephone numbers of respondents, after the feedback report of their consultation. */
  @WithDefault("180")
  @Min(0)
  int contactData();
}
