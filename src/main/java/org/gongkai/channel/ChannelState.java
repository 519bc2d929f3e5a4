package org.gongkai.channel;

/** Whether a registered channel is in use. */
public enum ChannelState {
  OPEN,
  SUSPENDED,
  CLOSED
}
