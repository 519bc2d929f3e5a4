package org.gongkai.citizen.notification;

/** Where a notification stands. */
public enum NotificationState {
  /** To be sent. */
  WAITING,
  /** A worker is at it. */
  SENDING,
  /** The platform took it. */
  SENT,
  /** The citizen has not agreed to it, or not any more. */
  NO_GRANT,
  /** It was not sent and is not going to be. */
  FAILED,
  /** It may have been sent; it is never sent again. */
  UNKNOWN
}
