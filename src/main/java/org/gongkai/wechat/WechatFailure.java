package org.gongkai.wechat;

import org.jspecify.annotations.Nullable;

/**
 * A call that the platform did not do. Its message holds the platform's error code and request id
 * and never an address, because addresses carry tokens and secrets.
 */
public class WechatFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final Kind kind;

  WechatFailure(Kind kind, int errcode, @Nullable String rid) {
    super(
        "WeChat " + kind + ", errcode " + errcode + (rid == null ? "" : ", rid " + rid),
        null,
        false,
        false);
    this.kind = kind;
  }

  WechatFailure(Kind kind, String what) {
    super("WeChat " + kind + ", " + what, null, false, false);
    this.kind = kind;
  }

  /** What the caller can do about it. */
  public Kind kind() {
    return kind;
  }

  /** Outcomes of a failed call. */
  public enum Kind {
    /** Busy, limited or unreachable: the same call may work later. */
    RETRY,
    /** The access token is not the present one. */
    TOKEN,
    /** The login code is used, expired or wrong: only a new one helps. */
    CODE_REJECTED,
    /** The platform refuses this user. */
    USER_REFUSED,
    /** The same call never works. */
    PERMANENT
  }
}
