package org.gongkai.citizen.notification;

import java.util.Locale;
import org.gongkai.citizen.InboxKind;
import org.jspecify.annotations.Nullable;

/** What templates are for. */
public enum TemplateName {
  /** 意见采纳结果: the answer to a comment. Its messages name a receipt. */
  ANSWER,
  /** 意见公开结果: whether the public sees a comment. */
  MODERATION;

  /** The name in the configuration and in the API. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  boolean hasReceipt() {
    return this == ANSWER;
  }

  /** What such a message is for; null for a kind that never uses up a consent. */
  static @Nullable TemplateName of(InboxKind kind) {
    return switch (kind) {
      case ANSWER_PUBLISHED, ANSWER_REVISED -> ANSWER;
      case COMMENT_HIDDEN, APPEAL_DECIDED -> MODERATION;
      case COMMENT_MASKED -> null;
    };
  }
}
