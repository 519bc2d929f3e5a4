package org.gongkai.proof.kill;

/** Where on a delivery's way the application is killed. */
enum KillPoint {
  /** It has claimed and called; the platform has done nothing. */
  BEFORE_EFFECT,
  /** The platform has done it and not answered. */
  AFTER_EFFECT,
  /** The platform has answered; whether that is recorded is chance. */
  AFTER_ANSWER,
  /** No call needs to be under way. */
  ANY_TIME
}
