package org.gongkai.wechat;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A call that the platform did not do, or of which we do not know whether it did. Its message holds
 * the platform's error code and request id and never an address, because addresses carry tokens and
 * secrets.
 */
public class WechatFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final Kind kind;
  private final int errcode;
  private final @Nullable Instant until;

  /**
   * A refusal by the platform.
   *
   * @param rid the platform's name of the call, for its support
   * @param until before this the call is not to be made again; null when nothing is said
   */
  public WechatFailure(Kind kind, int errcode, @Nullable String rid, @Nullable Instant until) {
    super(
        "WeChat " + kind + ", errcode " + errcode + (rid == null ? "" : ", rid " + rid),
        null,
        false,
        false);
    this.kind = kind;
    this.errcode = errcode;
    this.until = until;
  }

  /** Something that went wrong without an error code. */
  public WechatFailure(Kind kind, String what) {
    this(kind, what, null);
  }

  /** The same, not to be tried again before an instant. */
  public WechatFailure(Kind kind, String what, @Nullable Instant until) {
    super("WeChat " + kind + ", " + what, null, false, false);
    this.kind = kind;
    this.errcode = 0;
    this.until = until;
  }

  /** What the caller can do about it. */
  public Kind kind() {
    return kind;
  }

  /** The platform's code; 0 when it gave none. */
  public int errcode() {
    return errcode;
  }

  /** Before this instant the call is not to be made again; null when nothing is said. */
  public @Nullable Instant until() {
    return until;
  }

  /** Outcomes of a failed call. */
  public enum Kind {
    /** No connection: nothing happened, and the same call may work later. */
    NOT_SENT(false),
    /** No answer, or an unreadable one: it may have happened. */
    LOST(true),
    /** The platform was busy (-1): the call may work later; whether it happened is not known. */
    BUSY(true),
    /** Over a limit: the same call works later, see {@link WechatFailure#until()}. */
    RATE_LIMITED(false),
    /** The access token is not the present one, twice in a row. */
    TOKEN(false),
    /** The code of a login or of a phone number is used, expired or wrong: only a new one helps. */
    CODE_REJECTED(false),
    /** The platform refuses this user. */
    USER_REFUSED(false),
    /** An administrator has to act on the platform: secret, list of addresses, permission. */
    NEEDS_ADMIN(false),
    /** The same call never works. */
    PERMANENT(false);

    private final boolean mayHaveHappened;

    Kind(boolean mayHaveHappened) {
      this.mayHaveHappened = mayHaveHappened;
    }

    /** Whether the call may have taken effect all the same. */
    public boolean mayHaveHappened() {
      return mayHaveHappened;
    }

    /** Whether the same call may work later. */
    public boolean isPassing() {
      return switch (this) {
        case NOT_SENT, LOST, BUSY, RATE_LIMITED, TOKEN -> true;
        case CODE_REJECTED, USER_REFUSED, NEEDS_ADMIN, PERMANENT -> false;
      };
    }
  }
}
