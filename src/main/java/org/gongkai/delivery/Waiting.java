package org.gongkai.delivery;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What of a channel's deliveries is not finished. */
final class Waiting {

  private Waiting() {}

  /** Whether a delivery in this state is still to be finished. */
  static boolean is(DeliveryState state) {
    return switch (state) {
      case PENDING, WAITING, SENDING, RETRY, UNKNOWN, RECONCILING, MANUAL -> true;
      case DELIVERED, REJECTED, SUPERSEDED -> false;
    };
  }

  /** When the oldest of those was made; null when all are finished. */
  static @Nullable Instant oldest(List<BoardRepository.Count> counts) {
    return counts.stream()
        .filter(count -> is(count.state()))
        .map(BoardRepository.Count::oldest)
        .filter(Objects::nonNull)
        .min(Comparator.naturalOrder())
        .orElse(null);
  }
}
