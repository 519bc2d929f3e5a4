package org.gongkai.content.views;

import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Response;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What all instances counted, in Redis. Each step is one script, so that it happens wholly or not
 * at all; each can be repeated when its answer is lost.
 */
@ApplicationScoped
class ViewStore {

  // One hash tag: a cluster keeps them in one place, as the scripts need.
  private static final String GATHERED = "{gongkai:views}:gathered";
  private static final String TAKEN = "{gongkai:views}:taken";
  private static final String SEEN = "{gongkai:views}:seen:";
  private static final String BATCH = "batch";

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  // A process repeats a batch whose answer it did not get; a day is longer than any such wait.
  private static final String ADD =
      """
      if redis.call('SET', KEYS[2], '1', 'NX', 'EX', 86400) then
        for i = 1, #ARGV, 2 do
          redis.call('HINCRBY', KEYS[1], ARGV[i], ARGV[i + 1])
        end
      end
      return 1
      """;

  // What was taken before and not confirmed comes first, under the name that it had.
  private static final String TAKE =
      """
      if redis.call('EXISTS', KEYS[2]) == 0 then
        if redis.call('EXISTS', KEYS[1]) == 0 then
          return {}
        end
        redis.call('RENAME', KEYS[1], KEYS[2])
        redis.call('HSET', KEYS[2], 'batch', ARGV[1])
      end
      return redis.call('HGETALL', KEYS[2])
      """;

  private static final String CONFIRM =
      """
      if redis.call('HGET', KEYS[1], 'batch') == ARGV[1] then
        redis.call('DEL', KEYS[1])
      end
      return 1
      """;

  private final ReactiveRedisDataSource redis;

  ViewStore(ReactiveRedisDataSource redis) {
    this.redis = redis;
  }

  /** Adds a batch, once however often it is sent. */
  Uni<Void> add(ViewBatch batch) {
    List<String> arguments = new ArrayList<>();
    batch
        .counts()
        .forEach(
            (id, count) -> {
              arguments.add(id.toString());
              arguments.add(count.toString());
            });
    return run(ADD, List.of(GATHERED, SEEN + batch.id()), arguments).replaceWithVoid();
  }

  /**
   * Takes what was gathered, else what was taken and never confirmed; null when there is nothing.
   *
   * @param id the name of the batch if it is a new one
   */
  Uni<@Nullable ViewBatch> take(UUID id) {
    return run(TAKE, List.of(GATHERED, TAKEN), List.of(id.toString())).map(ViewStore::batch);
  }

  /** Forgets a batch that is in the database. */
  Uni<Void> confirm(UUID id) {
    return run(CONFIRM, List.of(TAKEN), List.of(id.toString())).replaceWithVoid();
  }

  private Uni<Response> run(String script, List<String> keys, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(script);
    command.add(Integer.toString(keys.size()));
    command.addAll(keys);
    command.addAll(arguments);
    return redis.execute("EVAL", command.toArray(String[]::new)).ifNoItem().after(PATIENCE).fail();
  }

  private static @Nullable ViewBatch batch(Response taken) {
    Map<String, String> fields = new HashMap<>();
    for (int i = 0; i + 1 < taken.size(); i += 2) {
      fields.put(taken.get(i).toString(), taken.get(i + 1).toString());
    }
    String id = fields.remove(BATCH);
    if (id == null) {
      return null;
    }
    Map<UUID, Long> counts = new HashMap<>();
    fields.forEach((content, count) -> counts.put(UUID.fromString(content), Long.valueOf(count)));
    return new ViewBatch(UUID.fromString(id), counts);
  }
}
