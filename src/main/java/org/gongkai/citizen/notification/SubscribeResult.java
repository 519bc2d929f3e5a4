package org.gongkai.citizen.notification;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What {@code wx.requestSubscribeMessage} answered about a template, in the platform's words. */
public enum SubscribeResult {
  /** The citizen agreed. */
  @JsonProperty("accept")
  ACCEPT("accept"),
  /** The citizen did not. */
  @JsonProperty("reject")
  REJECT("reject"),
  /** The platform has banned the template. */
  @JsonProperty("ban")
  BAN("ban"),
  /** The platform left the template out. */
  @JsonProperty("filter")
  FILTER("filter"),
  /** The citizen agreed, with a sound. */
  @JsonProperty("acceptWithAudio")
  ACCEPT_WITH_AUDIO("acceptWithAudio");

  private final String word;

  SubscribeResult(String word) {
    this.word = word;
  }

  boolean isConsent() {
    return this == ACCEPT || this == ACCEPT_WITH_AUDIO;
  }

  /** The platform's word. */
  @Override
  public String toString() {
    return word;
  }
}
