package org.gongkai.delivery;

import org.gongkai.channel.Capabilities;
import org.gongkai.channel.OnCorrection;
import org.gongkai.channel.Placement;
import org.jspecify.annotations.Nullable;

/**
 * Which call a delivery needs. An unknown outcome is found out by reading the channel, or by the
 * same call where the platform takes calls of one key for one; where neither is possible a person
 * finds out. It is never called again blindly.
 *
 * @param call what to call; {@link CallKind#NONE} where a person or nobody has to do something
 * @param task what a person has to do; null where there is a call, or nothing to do
 */
record CallPlan(CallKind call, @Nullable Task task) {

  static CallPlan of(Claim claim, Capabilities can, OnCorrection onCorrection) {
    if (!claim.reconciles() || can.repeatable()) {
      return direct(claim.operation(), claim.placement(), can, onCorrection);
    }
    return can.readBack() ? new CallPlan(CallKind.LOOK_UP, null) : byHand(Task.FIND_OUT);
  }

  private static CallPlan direct(
      Operation operation,
      @Nullable Placement placement,
      Capabilities can,
      OnCorrection onCorrection) {
    if (operation == Operation.WITHDRAW) {
      return new CallPlan(placement == null ? CallKind.NONE : CallKind.WITHDRAW, null);
    }
    if (placement == null || can.assisted()) {
      return new CallPlan(CallKind.PUBLISH, null);
    }
    if (can.update()) {
      return new CallPlan(CallKind.UPDATE, null);
    }
    return onCorrection == OnCorrection.REPOST
        ? new CallPlan(CallKind.PUBLISH, null)
        : byHand(Task.UPDATE_BY_HAND);
  }

  private static CallPlan byHand(Task task) {
    return new CallPlan(CallKind.NONE, task);
  }
}
