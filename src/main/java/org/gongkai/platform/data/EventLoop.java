package org.gongkai.platform.data;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

/** Keeps work on the context it began on. */
public final class EventLoop {

  private EventLoop() {}

  /**
   * Lets what follows an item or a failure run on the present Vert.x context, whatever thread it
   * comes from: sessions of the database belong to the context that opened them.
   */
  public static <T> Uni<T> returning(Uni<T> work) {
    Context context = Vertx.currentContext();
    return context == null
        ? work
        : work.emitOn(command -> context.runOnContext(ignored -> command.run()));
  }
}
