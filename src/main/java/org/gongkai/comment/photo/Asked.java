package org.gongkai.comment.photo;

import java.time.Instant;
import org.gongkai.wechat.WechatFailure;
import org.jspecify.annotations.Nullable;

/**
 * What came of asking for the check of a photo.
 *
 * @param traceId under which the result will come; null unless the platform took the photo
 * @param notBefore when to ask again at the earliest; null for as soon as may be
 */
record Asked(Kind kind, @Nullable String traceId, @Nullable Instant notBefore) {

  /** Kinds of outcomes. */
  enum Kind {
    /** The platform checks it. */
    TAKEN,
    /** It does not, and may when it is asked again. */
    AGAIN,
    /**
     * It does not know we asked, or it does; nothing is asked again, and the wait ends by itself.
     */
    UNKNOWN,
    /** It will not; a person decides. */
    PERSON
  }

  static Asked taken(String traceId) {
    return new Asked(Kind.TAKEN, traceId, null);
  }

  static Asked person() {
    return new Asked(Kind.PERSON, null, null);
  }

  /** What a failed call means. A call that may have happened is not made again. */
  static Asked failed(@Nullable Throwable failure) {
    if (!(failure instanceof WechatFailure wechat)) {
      return person();
    }
    return switch (wechat.kind()) {
      case LOST -> new Asked(Kind.UNKNOWN, null, null);
      case NOT_SENT, BUSY, RATE_LIMITED, TOKEN -> new Asked(Kind.AGAIN, null, wechat.until());
      case CODE_REJECTED, USER_REFUSED, NEEDS_ADMIN, PERMANENT -> person();
    };
  }
}
