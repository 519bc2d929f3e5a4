package org.gongkai.channel;

/** What was done with a channel: 开设、变更、关停. */
public enum ChannelChangeKind {
  /** It was registered. */
  OPENED,
  /** Something else than its name or its credentials was changed. */
  CHANGED,
  /** It got another name. */
  RENAMED,
  /** Nothing more is sent to it for the time being. */
  SUSPENDED,
  /** It is used again. */
  RESUMED,
  /** It is given up for good. */
  CLOSED,
  /** Its credentials were replaced. */
  CREDENTIALS
}
