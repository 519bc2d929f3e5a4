package org.gongkai.wechat;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.NotBlank;
import java.net.URI;
import java.time.Duration;

/** The mini-program's account on the WeChat platform. */
@ConfigMapping(prefix = "gongkai.wechat")
public interface WechatConfig {

  /** Root of the platform's API. */
  @WithDefault("https://api.weixin.qq.com")
  URI baseUrl();

  /** AppID of the mini-program. */
  @NotBlank
  String appId();

  /** AppSecret of the mini-program. */
  @NotBlank
  String appSecret();

  /** Longest wait for a connection. */
  @WithDefault("2s")
  Duration connectTimeout();

  /** Longest wait for an answer. */
  @WithDefault("10s")
  Duration timeout();
}
