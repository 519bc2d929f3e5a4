package org.gongkai.delivery;

import org.gongkai.channel.Publication;
import org.jspecify.annotations.Nullable;

/**
 * What a call, or the decision to make none, means for a delivery.
 *
 * @param call what was called
 * @param publication what became of it
 * @param task what a person has to do, where the outcome is MANUAL
 * @param incident what the channel does differently from what it should
 * @param readable whether the channel can be asked later what it shows
 * @param works whether the channel answered as it should, whatever it answered
 */
record Called(
    CallKind call,
    Publication publication,
    @Nullable Task task,
    @Nullable IncidentKind incident,
    boolean readable,
    boolean works) {

  static Called of(CallKind call, Publication publication, boolean readable) {
    boolean works =
        switch (publication.outcome()) {
          case RETRY, UNKNOWN -> false;
          case DELIVERED, ACCEPTED, REJECTED, MANUAL, CHANNEL_DISABLED -> true;
        };
    return new Called(call, publication, null, null, readable, works);
  }

  /** A person has to do it. */
  static Called byHand(CallKind call, Task task, String detail, boolean readable) {
    return of(call, Publication.failed(Publication.Outcome.MANUAL, detail), readable).with(task);
  }

  Called with(Task needed) {
    return new Called(call, publication, needed, incident, readable, works);
  }

  Called with(IncidentKind found) {
    return new Called(call, publication, task, found, readable, works);
  }

  /** The same of a channel that told what it shows. */
  Called answered() {
    return new Called(call, publication, task, incident, readable, true);
  }
}
