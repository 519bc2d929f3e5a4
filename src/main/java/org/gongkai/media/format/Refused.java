package org.gongkai.media.format;

import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.problem.ProblemType;

/** The answers to files that are not taken. */
final class Refused {

  private Refused() {}

  static ProblemException unreadable() {
    return new ProblemException(ProblemType.MEDIA_UNREADABLE);
  }

  static ProblemException tooLarge(long pixels) {
    return new ProblemException(ProblemType.MEDIA_TOO_LARGE, pixels);
  }

  static ProblemException tooLong(long bytes) {
    return new ProblemException(ProblemType.PAYLOAD_TOO_LARGE, bytes);
  }
}
