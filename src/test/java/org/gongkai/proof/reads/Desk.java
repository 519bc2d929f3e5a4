package org.gongkai.proof.reads;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.util.Random;

/**
 * Somebody who writes, one thing after the other, and looks at once whether it is to be seen where
 * it was written.
 */
abstract class Desk {

  private final World world;
  private final Office office;
  private final Reader reader;
  private final Random random;

  Desk(World world, Office office, Reader reader, long seed) {
    this.world = world;
    this.office = office;
    this.reader = reader;
    this.random = new Random(seed);
  }

  /** Writes until the end. */
  final void run() {
    while (!world.isOver()) {
      try {
        step();
      } catch (RuntimeException failure) {
        world.error("a write failed", failure);
      }
    }
  }

  /** Does one thing, in as many requests as it takes. */
  abstract void step();

  /** One request that readers see the effect of. */
  interface Visible {
    Office.Reply send(int instance);
  }

  /**
   * Sends a request, notes what it makes of a thing, and reads it where it was sent.
   *
   * @return whether it took effect; one that came too late does not
   */
  @CanIgnoreReturnValue
  final boolean write(String thing, Timeline shows, View view, Visible request) {
    int instance = anyInstance();
    History.Write write = world.history(thing, Views.ABSENT).begin(instance, shows);
    Office.Reply reply = request.send(instance);
    if (reply.isRefused()) {
      write.refused();
      return false;
    }
    write.acknowledged();
    if (!reply.isDone()) {
      world.error("a write of " + thing + " failed: " + reply, null);
    }
    reader.read(view, instance);
    world.addRecent(view);
    reader.read(world.anyView(random), instance);
    return true;
  }

  final int anyInstance() {
    return random.nextInt(office.instances());
  }

  final World world() {
    return world;
  }

  final Office office() {
    return office;
  }

  final Random random() {
    return random;
  }
}
