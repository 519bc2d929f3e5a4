package org.gongkai.wechat.callback;

import io.smallrye.mutiny.CompositeException;
import java.util.Arrays;
import org.gongkai.wechat.WechatFailure;

/** Says what kind of failure it was and where, and nothing that a message may say of a person. */
final class FailureKind {

  private static final int LONGEST = 100;
  private static final String OURS = "org.gongkai.";

  private FailureKind() {}

  /** Such as {@code BUSY}, or {@code IllegalStateException at GrantService:57}. */
  static String of(Throwable failure) {
    Throwable first =
        failure instanceof CompositeException several ? several.getCauses().get(0) : failure;
    if (first instanceof WechatFailure wechat) {
      return wechat.kind() + " " + wechat.errcode();
    }
    String kind = first.getClass().getSimpleName() + place(first);
    return kind.length() > LONGEST ? kind.substring(0, LONGEST) : kind;
  }

  private static String place(Throwable failure) {
    return Arrays.stream(failure.getStackTrace())
        .filter(frame -> frame.getClassName().startsWith(OURS))
        .findFirst()
        .map(frame -> " at " + frame.getFileName() + ':' + frame.getLineNumber())
        .orElse("");
  }
}
