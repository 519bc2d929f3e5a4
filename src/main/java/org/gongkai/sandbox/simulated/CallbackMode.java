package org.gongkai.sandbox.simulated;

/** When the simulated WeChat platform posts a callback. */
public enum CallbackMode {
  /** Never. */
  OFF,
  /** Before the answer of the call that causes it: its effect overtakes the answer. */
  EARLY,
  /** Right after that answer. */
  AFTER,
  /** When it is told to. */
  LATE
}
