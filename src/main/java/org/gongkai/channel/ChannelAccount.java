package org.gongkai.channel;

import java.util.Map;

/**
 * A registered channel as the code of its kind needs it.
 *
 * @param settings settings of its kind without secrets
 * @param credentials secrets in the clear; never logged, never answered
 */
public record ChannelAccount(
    String id,
    String kind,
    String name,
    String account,
    Map<String, String> settings,
    Map<String, String> credentials) {

  /** Keeps secrets out of messages. */
  @Override
  public String toString() {
    return "channel " + id + " (" + kind + ')';
  }
}
