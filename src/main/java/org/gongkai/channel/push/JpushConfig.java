package org.gongkai.channel.push;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;

/** The JPush platform. */
@ConfigMapping(prefix = "gongkai.jpush")
public interface JpushConfig {

  /** Root of its API. */
  @WithDefault("https://api.jpush.cn")
  URI baseUrl();
}
