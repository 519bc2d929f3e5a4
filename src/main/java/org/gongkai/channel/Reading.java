package org.gongkai.channel;

import org.jspecify.annotations.Nullable;

/**
 * What a channel shows of a content when asked.
 *
 * @param platformId the platform's name of the post; null where there is none
 * @param liveUrl where readers see it
 * @param detail what was found, for the editor; no secrets
 */
public record Reading(
    State state, @Nullable String platformId, @Nullable String liveUrl, @Nullable String detail) {

  /** What can be found. */
  public enum State {
    /** The post, as it was rendered. */
    SHOWN,
    /** A post of the content with another text: an older version, or one edited on the platform. */
    ALTERED,
    /** A post that the platform keeps from readers. */
    BLOCKED,
    /** No post, and no lost call that can still take effect. */
    ABSENT,
    /** No post yet: the platform took the call and works on it. */
    UNDERWAY,
    /** No post: the platform refused, after it had taken the call; the detail says why. */
    REFUSED,
    /** The platform cannot be asked; only a person can tell. */
    UNREADABLE
  }

  /** The channel shows the post as it was rendered. */
  public static Reading shown(@Nullable String platformId, @Nullable String liveUrl) {
    return new Reading(State.SHOWN, platformId, liveUrl, null);
  }

  /** The channel does not show the post as it was rendered. */
  public static Reading of(State state, String detail) {
    return new Reading(state, null, null, detail);
  }
}
