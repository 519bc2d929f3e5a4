package org.gongkai.channel.weibo;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;

/** The Weibo platform. */
@ConfigMapping(prefix = "gongkai.weibo")
public interface WeiboConfig {

  /** Root of its open API. */
  @WithDefault("https://api.weibo.com")
  URI baseUrl();

  /** Root of its API for institutions, which reads and deletes an account's own statuses. */
  @WithDefault("https://c.api.weibo.com")
  URI businessUrl();

  /** Address of a status for readers, before its id. Not documented by the platform. */
  @WithDefault("https://m.weibo.cn/status/")
  String statusUrl();

  /** How long a status may take to appear: the platform accepts some with a delay (code 20032). */
  @WithDefault("3m")
  Duration settlesWithin();
}
