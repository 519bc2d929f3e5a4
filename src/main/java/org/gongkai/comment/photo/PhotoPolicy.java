package org.gongkai.comment.photo;

import java.time.Duration;
import java.time.Instant;
import org.gongkai.comment.CommentStatus;
import org.jspecify.annotations.Nullable;

/** What becomes of a photo. Whatever is not a clear pass in time goes to a person. */
final class PhotoPolicy {

  /** The platform checks nothing for a user whom it did not see for so long (61010). */
  static final Duration SEEN = Duration.ofHours(2);

  /** Within which the platform promises its result. */
  static final Duration AWAITED = Duration.ofMinutes(30);

  /** How long a result is kept whose photo is not known yet. */
  static final Duration RESULTS_KEPT = Duration.ofDays(2);

  /** How long a photo waits for a comment. */
  static final Duration UNUSED_KEPT = Duration.ofHours(24);

  /** No submission takes so long; until then an old photo may be part of one. */
  static final Duration SUBMISSION = Duration.ofMinutes(10);

  /** Before the platform is asked again. */
  static final Duration PAUSE = Duration.ofMinutes(1);

  private PhotoPolicy() {}

  /** Whether the platform may be asked about a photo. */
  static boolean isAskable(CommentStatus status, Instant submittedAt, Instant now) {
    return status != CommentStatus.WITHDRAWN && now.isBefore(submittedAt.plus(SEEN));
  }

  /**
   * Does what follows from asking without a result to come; a photo that waits no more, or again,
   * stays as it is.
   *
   * @param askedAt names the try
   */
  static void failed(
      PhotoEntity photo, Instant askedAt, Asked asked, Instant submittedAt, Instant now) {
    if (!isAwaiting(photo, askedAt)) {
      return;
    }
    Instant next = later(now.plus(PAUSE), asked.notBefore());
    switch (asked.kind()) {
      case PERSON -> photo.end(PhotoState.PERSON);
      case AGAIN -> {
        if (next.isBefore(submittedAt.plus(SEEN))) {
          photo.askAgain(next);
        } else {
          photo.end(PhotoState.PERSON);
        }
      }
      // Asked or not, nobody knows: it is not asked again.
      case UNKNOWN, TAKEN -> {}
    }
  }

  /** Whether a photo waits for the outcome of this try. */
  static boolean isAwaiting(PhotoEntity photo, Instant askedAt) {
    return photo.state == PhotoState.CHECKING
        && askedAt.equals(photo.askedAt)
        && photo.traceId == null;
  }

  /** Does what follows from a result; a person, or the end of the wait, may have been first. */
  static void apply(PhotoEntity photo, PhotoResult result, Instant now) {
    if (photo.state != PhotoState.CHECKING) {
      return;
    }
    switch (result) {
      case PASS -> photo.end(PhotoState.PASSED);
      case PERSON -> photo.end(PhotoState.PERSON);
      case NOT_FETCHED -> {
        if (photo.fetchedAgain) {
          photo.end(PhotoState.PERSON);
        } else {
          photo.fetchedAgain = true;
          photo.askAgain(now.plus(PAUSE));
        }
      }
    }
  }

  private static Instant later(Instant one, @Nullable Instant other) {
    return other != null && other.isAfter(one) ? other : one;
  }
}
