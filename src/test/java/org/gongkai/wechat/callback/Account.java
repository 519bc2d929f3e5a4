package org.gongkai.wechat.callback;

import org.gongkai.sandbox.simulated.WechatAccounts;

/** An account whose callbacks are tried. */
record Account(String name, String appId, String callbackToken, String callbackKey) {

  static final Account MINI =
      new Account(
          "mini",
          WechatAccounts.MINI_APP_ID,
          WechatAccounts.MINI_CALLBACK_TOKEN,
          WechatAccounts.MINI_CALLBACK_KEY);

  static final Account GOV =
      new Account(
          "gov",
          WechatAccounts.GOV_APP_ID,
          WechatAccounts.GOV_CALLBACK_TOKEN,
          WechatAccounts.GOV_CALLBACK_KEY);
}
