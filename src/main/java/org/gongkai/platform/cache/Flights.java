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

  private record Flight(Mark mark, Uni<ReadyAnswer> answer) {}

  /**
   * Joins the load that is under way, or begins one. One that began before the group was evicted
   * takes nobody on board.
   */
  Uni<ReadyAnswer> join(AnswerKey key, Mark mark, Supplier<Uni<ReadyAnswer>> load) {
    Flight flight =
        flights.compute(
            key,
            (name, present) ->
                present != null && present.mark.isCurrent() ? present : begin(name, mark, load));
    return EventLoop.returning(flight.answer);
  }

  private Flight begin(AnswerKey key, Mark mark, Supplier<Uni<ReadyAnswer>> load) {
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
