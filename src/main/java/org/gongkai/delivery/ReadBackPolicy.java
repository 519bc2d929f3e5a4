package org.gongkai.delivery;

import org.gongkai.channel.Reading;
import org.jspecify.annotations.Nullable;

/** What a read-back means for a post that should be, or should not be, on a channel. */
final class ReadBackPolicy {

  private ReadBackPolicy() {}

  /** What is wrong; null when the channel shows what it should, or does not say. */
  static @Nullable IncidentKind incident(boolean shouldShow, Reading.State found) {
    return switch (found) {
      case SHOWN -> shouldShow ? null : IncidentKind.STILL_SHOWN;
      case ALTERED -> shouldShow ? IncidentKind.ALTERED : IncidentKind.STILL_SHOWN;
      case BLOCKED -> shouldShow ? IncidentKind.BLOCKED : null;
      case ABSENT, REFUSED -> shouldShow ? IncidentKind.DELETED : null;
      case UNDERWAY, UNREADABLE -> null;
    };
  }
}
