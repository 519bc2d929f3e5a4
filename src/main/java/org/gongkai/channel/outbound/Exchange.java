package org.gongkai.channel.outbound;

import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.RequestOptions;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.gongkai.channel.outbound.OutboundResult.Answered;
import org.gongkai.channel.outbound.OutboundResult.Lost;
import org.gongkai.channel.outbound.OutboundResult.NotSent;
import org.jspecify.annotations.Nullable;

/** One call on its way, which knows at every moment whether anything was sent. */
final class Exchange {

  private enum Phase {
    PREPARING,
    SENT,
    ABANDONED
  }

  private final HttpClient client;
  private final String body;
  private final int maxAnswer;
  private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.PREPARING);
  private volatile @Nullable HttpClientRequest request;

  Exchange(HttpClient client, String body, int maxAnswer) {
    this.client = client;
    this.body = body;
    this.maxAnswer = maxAnswer;
  }

  /** Connects, sends and reads. Never fails. */
  Future<OutboundResult> send(RequestOptions options) {
    return client.request(options).transform(this::write);
  }

  /** Gives up. What was not sent by now is never sent. */
  OutboundResult abandon() {
    if (phase.compareAndSet(Phase.PREPARING, Phase.ABANDONED)) {
      return new NotSent("no connection in time", false);
    }
    HttpClientRequest sent = request;
    if (sent != null) {
      sent.reset();
    }
    return new Lost("no answer in time");
  }

  private Future<OutboundResult> write(AsyncResult<HttpClientRequest> connected) {
    if (connected.failed()) {
      return Future.succeededFuture(new NotSent("no connection", false));
    }
    HttpClientRequest ready = connected.result();
    request = ready;
    if (!phase.compareAndSet(Phase.PREPARING, Phase.SENT)) {
      ready.reset();
      return Future.succeededFuture(new NotSent("no connection in time", false));
    }
    return ready
        .send(Buffer.buffer(body))
        .compose(this::read)
        .otherwise(failure -> new Lost("connection lost"));
  }

  private Future<OutboundResult> read(HttpClientResponse response) {
    Promise<OutboundResult> answer = Promise.promise();
    Buffer collected = Buffer.buffer();
    response.exceptionHandler(answer::tryFail);
    response.handler(
        chunk -> {
          if (collected.length() + chunk.length() > maxAnswer) {
            answer.tryComplete(answered(response, null));
            response.request().reset();
          } else {
            collected.appendBuffer(chunk);
          }
        });
    response.endHandler(
        ignored -> answer.tryComplete(answered(response, collected.toString("UTF-8"))));
    return answer.future();
  }

  private static Answered answered(HttpClientResponse response, @Nullable String body) {
    return new Answered(response.statusCode(), headers(response.headers()), body);
  }

  private static Map<String, String> headers(MultiMap received) {
    Map<String, String> headers = new HashMap<>();
    received.forEach((name, value) -> headers.putIfAbsent(name.toLowerCase(Locale.ROOT), value));
    return headers;
  }
}
