package org.gongkai.delivery;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a person may say of a delivery, by what it waits for. */
final class ResolutionPolicy {

  private static final Set<ResolutionOutcome> NONE = EnumSet.noneOf(ResolutionOutcome.class);

  private ResolutionPolicy() {}

  /** What may be said. A delivery that a worker holds is left to the worker. */
  static Set<ResolutionOutcome> allowed(
      DeliveryState state, @Nullable Task task, Operation operation) {
    return switch (state) {
      case MANUAL -> task == null ? NONE : ofTask(task, operation);
      case UNKNOWN -> ofTask(Task.FIND_OUT, operation);
      case REJECTED -> EnumSet.of(ResolutionOutcome.RETRY, done(operation));
      case PENDING, WAITING, SENDING, RETRY, DELIVERED, RECONCILING, SUPERSEDED -> NONE;
    };
  }

  private static Set<ResolutionOutcome> ofTask(Task task, Operation operation) {
    return switch (task) {
      case POST_BY_HAND, UPDATE_BY_HAND ->
          EnumSet.of(ResolutionOutcome.POSTED, ResolutionOutcome.GIVE_UP);
      case REMOVE_BY_HAND -> EnumSet.of(ResolutionOutcome.REMOVED, ResolutionOutcome.CARD_REMAINS);
      case FIND_OUT -> EnumSet.of(done(operation), ResolutionOutcome.NOT_POSTED);
    };
  }

  private static ResolutionOutcome done(Operation operation) {
    return operation == Operation.PUBLISH ? ResolutionOutcome.POSTED : ResolutionOutcome.REMOVED;
  }
}
