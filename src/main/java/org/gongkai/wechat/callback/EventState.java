package org.gongkai.wechat.callback;

/** How far an event is. */
enum EventState {
  /** To be handled, or being handled. */
  WAITING,
  /** Handled; kept so that a repetition is known. */
  DONE,
  /** Failed too often; kept for a person. */
  GIVEN_UP
}
