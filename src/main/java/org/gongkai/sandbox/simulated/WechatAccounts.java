package org.gongkai.sandbox.simulated;

/** The accounts that the simulated WeChat platform knows. */
public final class WechatAccounts {

  /** AppID of the mini-program. */
  public static final String MINI_APP_ID = "wxsandbox0000000000";

  /** Its AppSecret. */
  public static final String MINI_SECRET = "sandbox-secret";

  /** Token of its callbacks. */
  public static final String MINI_CALLBACK_TOKEN = "sandbox-mini-callbacks";

  /** EncodingAESKey of its callbacks. */
  public static final String MINI_CALLBACK_KEY = "sandboxMiniCallbackKeySandboxMiniCallbackKe";

  /** AppID of the official account. */
  public static final String GOV_APP_ID = "wxsandboxgov0000000";

  /** Its AppSecret. */
  public static final String GOV_SECRET = "sandbox-gov-secret";

  /** Token of its callbacks. */
  public static final String GOV_CALLBACK_TOKEN = "sandbox-gov-callbacks";

  /** EncodingAESKey of its callbacks. */
  public static final String GOV_CALLBACK_KEY = "sandboxGovCallbackKeySandboxGovCallbackKey0";

  private WechatAccounts() {}
}
