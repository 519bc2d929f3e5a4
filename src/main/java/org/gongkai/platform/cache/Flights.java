package org.gongkai.platform.cache;

import io.smallrye.mutiny.Uni;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;
import org.gongkai.platform.cache.MemoryAnswers.Mark;
import org.gongkai.platform.data.EventLoop;
import org.jspecify.annotations.Nullable;

/** Lets all who miss at once wait for one load, each woken on the context it came from. */
final class Flights {

  private final ConcurrentMap<AnswerKey, Flight> flights = new ConcurrentHashMap<>();

  private final Runnable joined;

  private record Flight(Mark mark, Uni<ReadyAnswer> answer) {}

  /**
   * Begins with no load under way.
   *
   * @param joined told of each who waits for another's load
   */
  Flights(Runnable joined) {
    this.joined = joined;
  }

  /**
   * Joins the load that is under way, or begins one. One that began before the group was evicted
   * takes nobody on board.
   */
  Uni<ReadyAnswer> join(AnswerKey key, Mark mark, Supplier<Uni<ReadyAnswer>> load) {
    Flight own = flight(key, mark, load);
    Flight taken =
        flights.compute(
            key, (name, present) -> present != null && present.mark.isCurrent() ? present : own);
    if (!taken.equals(own)) {
      joined.run();
    }
    return EventLoop.returning(taken.answer);
  }

  private Flight flight(AnswerKey key, Mark mark, Supplier<Uni<ReadyAnswer>> load) {
    Uni<ReadyAnswer> answer =
        Uni.createFrom()
            .deferred(() -> load.get())
            .onTermination()
            .invoke(() -> flights.computeIfPresent(key, (name, flight) -> without(flight, mark)))
            .memoize()
            .indefinitely();
    return new Flight(mark, answer);
  }

  private static @Nullable Flight without(Flight flight, Mark mark) {
    return flight.mark.equals(mark) ? null : flight;
  }
}
