package org.gongkai.media;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.gongkai.platform.data.EventLoop;
import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.problem.ProblemType;

/**
 * Reads the bodies of uploads, a few at once, so that their number and their size together bound
 * the memory they take. Nothing of a body is read before its sender is known and there is room.
 */
public final class UploadGate {

  private static final String RETRY_SECONDS = "5";

  private final Semaphore room;
  private final long limit;
  private final Duration timeout;

  /**
   * A gate of its own, so that one kind of upload never keeps another out.
   *
   * @param uploads bodies at once
   * @param limit most bytes of one body
   * @param timeout how long a body may be under way
   */
  public UploadGate(int uploads, long limit, Duration timeout) {
    this.room = new Semaphore(uploads);
    this.limit = limit;
    this.timeout = timeout;
  }

  /**
   * Reads a body and does something with it while there is room for it.
   *
   * @throws ProblemException {@link ProblemType#UPLOADS_BUSY}, {@link
   *     ProblemType#PAYLOAD_TOO_LARGE}, {@link ProblemType#MEDIA_UNREADABLE} for one that does not
   *     come to an end
   */
  public <T> Uni<T> receive(RoutingContext request, Function<byte[], Uni<? extends T>> work) {
    if (!room.tryAcquire()) {
      close(request);
      throw new ProblemException(ProblemType.UPLOADS_BUSY).withHeader("Retry-After", RETRY_SECONDS);
    }
    return EventLoop.returning(
            body(request).ifNoItem().after(timeout).failWith(UploadGate::unfinished))
        .onFailure()
        .invoke(() -> close(request))
        .chain(work)
        .onTermination()
        .invoke(room::release);
  }

  private Uni<byte[]> body(RoutingContext context) {
    HttpServerRequest request = context.request();
    return Uni.createFrom()
        .emitter(
            emitter -> {
              UploadBody body = new UploadBody(limit, emitter);
              request
                  .handler(body::add)
                  .exceptionHandler(gone -> emitter.fail(unfinished()))
                  .endHandler(end -> body.end());
              if (request.headers().contains(HttpHeaders.EXPECT)) {
                request.response().writeContinue();
              }
              request.resume();
            });
  }

  /** What still comes of the body must not be read as the next request. */
  private static void close(RoutingContext request) {
    if (!request.response().headWritten()) {
      request.response().putHeader(HttpHeaders.CONNECTION, "close");
    }
  }

  private static ProblemException unfinished() {
    return new ProblemException(ProblemType.MEDIA_UNREADABLE);
  }
}
