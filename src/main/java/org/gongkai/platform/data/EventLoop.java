package org.gongkai.platform.data;

import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** Keeps work on the context it began on. */
public final class EventLoop {

  private EventLoop() {}

  /**
   * Lets what follows an item or a failure run on the present Vert.x context, whatever thread it
   * comes from: sessions of the database belong to the context that opened them.
   */
  public static <T> Uni<T> returning(Uni<T> work) {
    Context context = Vertx.currentContext();
    return context == null ? work : work.emitOn(executor(context));
  }

  /** Runs what it is given on a context, in the order in which it is given. */
  public static Executor executor(Context context) {
    return command -> context.runOnContext(ignored -> command.run());
  }

  /**
   * Does work beside whatever else a context does, such as a query that its caller has just given
   * up: on a context of its own, and so in a session of its own.
   *
   * @param context of the same event loop
   */
  public static <T> Uni<T> beside(Context context, Supplier<Uni<T>> work) {
    return Uni.createFrom()
        .deferred(
            () -> {
              Context own = VertxContext.createNewDuplicatedContext(context);
              VertxContextSafetyToggle.setContextSafe(own, true);
              return Uni.createFrom().deferred(() -> work.get()).runSubscriptionOn(executor(own));
            });
  }

  /**
   * Lets work run on a context of its own beside the present one, so that it opens sessions of its
   * own: what runs at once must not share one. Subscribed to on a Vert.x context.
   */
  public static <T> Uni<T> apart(Supplier<Uni<T>> work) {
    return Uni.createFrom()
        .deferred(() -> beside(Objects.requireNonNull(Vertx.currentContext()), work));
  }
}
