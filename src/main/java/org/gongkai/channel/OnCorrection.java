package org.gongkai.channel;

/** What is done with a correction on a channel that cannot change a post in its place. */
public enum OnCorrection {
  /** Posted again, with the note of the correction. */
  REPOST,
  /** A person does it. */
  MANUAL
}
