package org.gongkai.wechat;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.NotBlank;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The accounts on the WeChat platform and how it is called. */
@ConfigMapping(prefix = "gongkai.wechat")
public interface WechatConfig {

  /**
   * Roots of the platform's API, the first one first: another is taken when no connection can be
   * made, and only then.
   */
  @WithDefault("https://api.weixin.qq.com,https://api2.weixin.qq.com")
  List<URI> baseUrls();

  /** Longest wait for a connection to the platform. */
  @WithDefault("2s")
  Duration connectTimeout();

  /** Longest wait for an answer of the platform. */
  @WithDefault("10s")
  Duration timeout();

  /** Longest wait for the answer to a file. */
  @WithDefault("15s")
  Duration uploadTimeout();

  /**
   * Name of the account below {@code gongkai.wechat.apps} through which citizens come; must be
   * there.
   */
  @WithDefault("mini")
  String miniProgram();

  /** The accounts by the names that they have here, which stand in the callbacks' addresses. */
  Map<String, App> apps();

  /** How calls that can be repeated are repeated while the platform is busy. */
  Retry retry();

  /** How instances share an access token. */
  Token token();

  /** One account. */
  interface App {

    /** What the account is: of a mini-program 小程序 or of an official account 公众号. */
    @WithDefault("MINI_PROGRAM")
    AppKind kind();

    /** AppID of the account. */
    @NotBlank
    String appId();

    /** AppSecret of the account. */
    @NotBlank
    String appSecret();

    /** Token of its callbacks (消息推送); without one its callbacks are refused. */
    Optional<String> callbackToken();

    /**
     * EncodingAESKey of its callbacks, 43 characters. With one only encrypted messages are taken
     * (安全模式, which you should choose), without one only plain ones.
     */
    Optional<String> callbackKey();
  }

  /** Repetition. */
  interface Retry {

    /**
     * Most calls while the platform is busy (code -1), the first included, where twice does no
     * harm.
     */
    @WithDefault("3")
    int attempts();

    /** First pause; it doubles, and a random part of up to a half is taken off. */
    @WithDefault("300ms")
    Duration pause();
  }

  /** Access tokens. */
  interface Token {

    /** How long one instance alone may fetch a token; longer than a call lasts. */
    @WithDefault("15s")
    Duration lease();

    /** How often the other instances look whether the token came. */
    @WithDefault("100ms")
    Duration poll();

    /** How long an instance uses an access token without looking for a newer one. */
    @WithDefault("60s")
    Duration memory();
  }
}
