package org.gongkai.platform.cache;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.gongkai.platform.data.EventLoop;

/** Makes answers that are ready to send of what was loaded. */
final class AnswerMaker {

  /** Compressing a larger body takes longer than an event loop may be kept. */
  private static final int LARGE = 64 * 1024;

  private final Vertx vertx;
  private final ObjectMapper json;
  private final InstantSource clock;
  private final CacheConfig config;

  AnswerMaker(Vertx vertx, ObjectMapper json, InstantSource clock, CacheConfig config) {
    this.vertx = vertx;
    this.json = json;
    this.clock = clock;
    this.config = config;
  }

  /** An answer in both codings, to be kept for as long as the configuration says. */
  Uni<ReadyAnswer> make(Loaded loaded) {
    return make(loaded, loaded.brief() ? config.briefly() : config.timeToLive(), true);
  }

  /**
   * An answer.
   *
   * @param life how long it is kept at most; less when it changes sooner
   * @param gzip whether it is needed compressed, too
   */
  Uni<ReadyAnswer> make(Loaded loaded, Duration life, boolean gzip) {
    byte[] text = loaded.text();
    byte[] body = text != null ? text : write(loaded.body());
    Supplier<ReadyAnswer> answer = () -> make(loaded, body, life, gzip);
    return body.length < LARGE
        ? Uni.createFrom().item(answer)
        : EventLoop.returning(Uni.createFrom().completionStage(() -> apart(answer)));
  }

  private CompletionStage<ReadyAnswer> apart(Supplier<ReadyAnswer> answer) {
    return vertx.executeBlocking(answer::get, false).toCompletionStage();
  }

  private ReadyAnswer make(Loaded loaded, byte[] body, Duration life, boolean gzip) {
    long now = clock.millis();
    Instant changesAt = loaded.changesAt();
    long latest = now + life.toMillis();
    Object lasting = loaded.lasting();
    return new ReadyAnswer(
        loaded.contentType(),
        loaded.links(),
        lasting == null ? ReadyAnswer.tag(body) : ReadyAnswer.weakTag(write(lasting)),
        now,
        changesAt == null ? latest : Math.min(latest, changesAt.toEpochMilli()),
        loaded.brief() || life.isZero(),
        body,
        gzip ? ReadyAnswer.compress(body) : null);
  }

  private byte[] write(Object value) {
    try {
      return json.writeValueAsBytes(value);
    } catch (JsonProcessingException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }
}
