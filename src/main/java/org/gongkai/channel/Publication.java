package org.gongkai.channel;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What became of one call to a channel.
 *
 * @param platformId the platform's name of the post
 * @param liveUrl where readers see it
 * @param detail what the platform said, for the editor; no secrets
 * @param retryAfter how long the platform asks to be left alone; null when it does not
 * @param effect what the channel shows now
 */
public record Publication(
    Outcome outcome,
    @Nullable String platformId,
    @Nullable String liveUrl,
    @Nullable String detail,
    @Nullable Duration retryAfter,
    Effect effect) {

  /** Outcomes of a call. */
  public enum Outcome {
    /** It is done. */
    DELIVERED,
    /** The platform took it and works on it; reading the channel tells later what became of it. */
    ACCEPTED,
    /** Nothing happened; the same call may work later. */
    RETRY,
    /** Nothing happened and the same call never works. */
    REJECTED,
    /** The call may have taken effect. */
    UNKNOWN,
    /** Nothing happened; a person has to do it. */
    MANUAL,
    /** Nothing happened, and nothing will before a person has mended the channel's account. */
    CHANNEL_DISABLED
  }

  /** What a channel shows after a call. */
  public enum Effect {
    /** The version that was sent. */
    SHOWN,
    /** Nothing of the content. */
    REMOVED,
    /** A card or a message that leads to the tombstone. */
    CARD_REMAINS,
    /** What it showed before the call. */
    NONE
  }

  /** The channel shows the post. */
  public static Publication delivered(@Nullable String platformId, @Nullable String liveUrl) {
    return new Publication(Outcome.DELIVERED, platformId, liveUrl, null, null, Effect.SHOWN);
  }

  /**
   * The channel no longer shows it.
   *
   * @param effect {@link Effect#REMOVED} or {@link Effect#CARD_REMAINS}
   * @param proof what the platform said
   */
  public static Publication withdrawn(Effect effect, String proof) {
    return new Publication(Outcome.DELIVERED, null, null, proof, null, effect);
  }

  /** Not done, for this reason. */
  public static Publication failed(Outcome outcome, String detail) {
    return new Publication(outcome, null, null, detail, null, Effect.NONE);
  }

  /** Nothing happened; not to be called again before this long. */
  public static Publication busy(Duration retryAfter, String detail) {
    return new Publication(Outcome.RETRY, null, null, detail, retryAfter, Effect.NONE);
  }
}
