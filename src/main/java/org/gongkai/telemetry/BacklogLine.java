package org.gongkai.telemetry;

/**
 * What waits of one kind.
 *
 * @param subject what kind of thing it is about
 * @param name of the channel or the queue; empty for deadlines
 * @param state where it stands; empty for queues
 * @param number how many wait
 * @param seconds age of the oldest; 0 where nothing waits
 */
record BacklogLine(Subject subject, String name, String state, long number, double seconds) {

  /** What a line is about. */
  enum Subject {
    /** Deliveries of a channel in one state. */
    DELIVERY,
    /** Deadlines that are not met, by how near they are. */
    DEADLINE,
    /** A queue that a worker or a person works off. */
    QUEUE
  }
}
