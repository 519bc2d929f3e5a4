package org.gongkai.delivery;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of unfinished deliveries of a content on a channel when a new one comes: an older
 * version never lands after a newer one, and what may have taken effect is found out first.
 */
final class Succession {

  private Succession() {}

  /** Whether an unfinished delivery surely had no effect, so that a later one takes its place. */
  static boolean yields(DeliveryState state, @Nullable Task task) {
    return switch (state) {
      case PENDING, RETRY, WAITING -> true;
      case MANUAL -> task == Task.POST_BY_HAND || task == Task.UPDATE_BY_HAND;
      case SENDING, UNKNOWN, RECONCILING, DELIVERED, REJECTED, SUPERSEDED -> false;
    };
  }

  /** How a new delivery begins behind what does not yield. */
  static DeliveryState begin(List<DeliveryEntity> unfinished) {
    return unfinished.stream().allMatch(row -> yields(row.state, row.task))
        ? DeliveryState.PENDING
        : DeliveryState.WAITING;
  }

  /**
   * Whether there is anything to take back: a post, a call whose outcome is open, or a task that a
   * person may have done without saying so.
   */
  static boolean mayBePosted(List<DeliveryEntity> unfinished, @Nullable ChannelPostEntity shown) {
    boolean open =
        unfinished.stream()
            .anyMatch(row -> row.state == DeliveryState.MANUAL || !yields(row.state, row.task));
    return open || (shown != null && shown.state.isPosted());
  }
}
