package org.gongkai.content;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.gongkai.content.check.LinkProbe;

/** Stands in for the pages of others, which no test calls. All are there unless it is told. */
@Alternative
@Priority(1)
@ApplicationScoped
public class ScriptedLinkProbe implements LinkProbe {

  private volatile Consumer<List<String>> during = addresses -> {};
  private volatile Map<String, String> next = Map.of();

  /**
   * Says how the next call goes.
   *
   * @param wish runs while the call is under way, on a worker thread
   * @param broken its answer
   */
  public void answer(Consumer<List<String>> wish, Map<String, String> broken) {
    during = wish;
    next = broken;
  }

  @Override
  public Uni<Map<String, String>> broken(List<String> addresses) {
    Consumer<List<String>> wish = during;
    Map<String, String> answer = next;
    during = ignored -> {};
    next = Map.of();
    return Uni.createFrom()
        .item(addresses)
        .emitOn(Infrastructure.getDefaultWorkerPool())
        .invoke(wish)
        .replaceWith(answer);
  }
}
