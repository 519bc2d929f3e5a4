package org.gongkai.citizen.notification;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Messages to citizens' WeChat. Without a template nothing is sent; the inbox has everything. */
@ConfigMapping(prefix = "gongkai.notification")
public interface NotificationConfig {

  /** How often waiting messages are looked for; {@code off} for never. */
  @WithDefault("2s")
  String poll();

  /**
   * How long a worker may be at one message; one that takes longer is taken for dead. A call is
   * given half of it.
   */
  @WithDefault("3m")
  Duration lease();

  /** Age after which a message is not sent any more. */
  @WithDefault("3d")
  Duration patience();

  /**
   * From where consents are counted: what the mini-program tells ({@code CLIENT}), or the callbacks
   * of the account ({@code EVENTS}). Never both, or each would count twice.
   */
  @WithDefault("CLIENT")
  GrantsFrom grantsFrom();

  /** The templates, by the names {@code answer} and {@code moderation}. */
  Map<String, Template> templates();

  /** From where consents are counted; never from both, or each would count twice. */
  enum GrantsFrom {
    /** The mini-program tells what the platform answered it. */
    CLIENT,
    /** The platform tells by callbacks. */
    EVENTS
  }

  /** A template of the platform (订阅消息模板). */
  interface Template {

    /** The platform's id of the template; without one nothing is sent. */
    Optional<String> id();

    /** Whether it is a long-term one (长期订阅): one consent, many messages. */
    @WithDefault("false")
    boolean standing();

    /**
     * Page of the mini-program that a tap opens, with its query and no slash in front. {@code
     * {message}} stands for the inbox message, {@code {receipt}} for the comment's receipt.
     */
    Optional<String> page();

    /**
     * What stands under a key of the template such as {@code thing1}: {@code title}, {@code
     * outcome}, {@code time}, {@code remark} or {@code receipt}. Every key of the template is
     * given; the start refuses what the type of a key cannot hold.
     */
    Map<String, String> fields();
  }
}
