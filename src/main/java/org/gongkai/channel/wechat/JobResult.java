package org.gongkai.channel.wechat;

import java.util.Locale;
import org.gongkai.wechat.JobState;
import org.jspecify.annotations.Nullable;

/**
 * What became of a publication job or a mass message, whether the platform told it by an event or
 * was asked.
 *
 * @param status in the platform's own words
 */
record JobResult(State state, String status, @Nullable String articleId, @Nullable String url) {

  /** What can become of it. */
  enum State {
    UNDERWAY,
    PUBLISHED,
    FAILED,
    /** Deleted on the platform after it was published. */
    DELETED,
    /** Blocked by the platform after it was published. */
    BLOCKED
  }

  /** Of a publication; the codes are those of {@code freepublish/get}. */
  static JobResult of(JobState job) {
    State state =
        switch (job.status()) {
          case 0 -> State.PUBLISHED;
          case 1 -> State.UNDERWAY;
          case 5 -> State.DELETED;
          case 6 -> State.BLOCKED;
          default -> State.FAILED;
        };
    return new JobResult(state, String.valueOf(job.status()), job.articleId(), job.url());
  }

  /**
   * Of a mass message: {@code send success}, {@code send fail} and {@code err(n)} in events, {@code
   * SEND_SUCCESS}, {@code SENDING}, {@code SEND_FAIL} and {@code DELETE} when asked.
   */
  static JobResult ofMass(@Nullable String status, @Nullable String url) {
    String said = status == null ? "" : status.strip();
    State state =
        switch (said.toUpperCase(Locale.ROOT).replace(' ', '_')) {
          case "SEND_SUCCESS" -> State.PUBLISHED;
          case "", "SENDING" -> State.UNDERWAY;
          case "DELETE" -> State.DELETED;
          default -> State.FAILED;
        };
    return new JobResult(state, said, null, url);
  }
}
