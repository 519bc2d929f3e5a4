package org.gongkai.sandbox.simulated;

import java.util.List;

/**
 * An account on the simulated WeChat platform.
 *
 * @param name as it is called in control operations
 * @param originalId {@code ToUserName} of its callbacks
 */
record WechatAccount(
    String name,
    String appId,
    String secret,
    String callbackToken,
    String callbackKey,
    String originalId,
    boolean isMiniProgram) {

  static final WechatAccount MINI =
      new WechatAccount(
          "mini",
          WechatAccounts.MINI_APP_ID,
          WechatAccounts.MINI_SECRET,
          WechatAccounts.MINI_CALLBACK_TOKEN,
          WechatAccounts.MINI_CALLBACK_KEY,
          "gh_sandboxmini",
          true);

  static final WechatAccount GOV =
      new WechatAccount(
          "gov",
          WechatAccounts.GOV_APP_ID,
          WechatAccounts.GOV_SECRET,
          WechatAccounts.GOV_CALLBACK_TOKEN,
          WechatAccounts.GOV_CALLBACK_KEY,
          "gh_sandboxgov",
          false);

  static final List<WechatAccount> ALL = List.of(MINI, GOV);

  /** The account of this name or AppID. */
  static WechatAccount named(String name) {
    return ALL.stream()
        .filter(account -> account.name().equals(name) || account.appId().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no account " + name));
  }
}
