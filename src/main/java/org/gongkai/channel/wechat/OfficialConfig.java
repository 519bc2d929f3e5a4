package org.gongkai.channel.wechat;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Channels on official accounts of WeChat; the accounts themselves are in gongkai.wechat.apps. */
@ConfigMapping(prefix = "gongkai.wechat-official")
public interface OfficialConfig {

  /**
   * How long after its call a lost publication may still appear. Before that a draft that is still
   * in its box is not submitted again.
   */
  @WithDefault("3m")
  Duration settlesWithin();

  /**
   * How long one attempt brings images before the next attempt goes on; shorter than
   * gongkai.delivery.call-timeout, because the calls after the images need time too.
   */
  @WithDefault("8s")
  Duration imagesWithin();
}
