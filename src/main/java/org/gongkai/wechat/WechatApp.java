package org.gongkai.wechat;

import org.jspecify.annotations.Nullable;

/**
 * An account on the WeChat platform.
 *
 * @param name its name here, for example {@code mini}
 * @param callbackToken null when it takes no callbacks
 * @param callbackKey null when its callbacks are plain
 */
public record WechatApp(
    String name,
    AppKind kind,
    String appId,
    String secret,
    @Nullable String callbackToken,
    @Nullable String callbackKey) {

  /** Says no secret. */
  @Override
  public String toString() {
    return "WeChat app " + name + " (" + appId + ')';
  }
}
