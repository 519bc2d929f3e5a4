package org.gongkai.platform.task;

import io.smallrye.mutiny.Uni;

/** Something that an operator lets a process of the same package do once, before it ends. */
public interface Task {

  /** By which the setting {@code gongkai.task} names it: lower-case letters and dashes. */
  String name();

  /**
   * Does it, and logs what it found and did. Called on a Vert.x context.
   *
   * @return whether nothing is left to do and nothing was found wrong
   */
  Uni<Boolean> run();
}
