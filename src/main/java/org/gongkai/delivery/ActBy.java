package org.gongkai.delivery;

import org.gongkai.channel.ChannelState;
import org.jspecify.annotations.Nullable;

/** Who must act for a delivery to go on. */
public enum ActBy {
  /** It goes on by itself, or has ended. */
  NOBODY,
  /** A task is open, or the channel refused the content. */
  EDITOR,
  /** The channel is suspended. */
  ADMIN;

  static ActBy of(DeliveryState state, @Nullable ChannelState channel) {
    return switch (state) {
      case MANUAL, REJECTED -> EDITOR;
      case PENDING, RETRY, UNKNOWN -> channel == ChannelState.SUSPENDED ? ADMIN : NOBODY;
      case WAITING, SENDING, RECONCILING, DELIVERED, SUPERSEDED -> NOBODY;
    };
  }
}
