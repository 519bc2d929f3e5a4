package org.gongkai.channel;

import org.jspecify.annotations.Nullable;

/**
 * What became of one call to a channel.
 *
 * @param platformId the platform's name of the post
 * @param liveUrl where readers see it
 * @param detail for the editor: why it was not delivered; no secrets
 */
public record Publication(
    Outcome outcome,
    @Nullable String platformId,
    @Nullable String liveUrl,
    @Nullable String detail) {

  /** Outcomes of a call. */
  public enum Outcome {
    /** The platform shows the post. */
    DELIVERED,
    /** Nothing happened; the same call may work later. */
    RETRY,
    /** Nothing happened and the same call never works. */
    REJECTED,
    /** The call may have taken effect. Only reading the platform tells. */
    UNKNOWN,
    /** A person has to post it. */
    MANUAL
  }

  /** The platform shows the post. */
  public static Publication delivered(String platformId, String liveUrl) {
    return new Publication(Outcome.DELIVERED, platformId, liveUrl, null);
  }

  /** Not delivered, for this reason. */
  public static Publication failed(Outcome outcome, String detail) {
    return new Publication(outcome, null, null, detail);
  }
}
