package org.gongkai.media;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.gongkai.platform.data.EventLoop;
import org.gongkai.platform.problem.BodyLimits;
import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.problem.ProblemType;

/**
 * Reads the bodies of uploads, a few at once, so that their number and their size together bound
 * the memory they take. Nothing of a body is read before its sender is known and there is room.
 */
@ApplicationScoped
class UploadGate {

  private static final String RETRY_SECONDS = "5";

  private final Semaphore room;
  private final MediaConfig config;

  UploadGate(MediaConfig config) {
    this.config = config;
    this.room = new Semaphore(config.uploads());
  }

  /**
   * Reads a body and does something with it while there is room for it.
   *
   * @throws ProblemException {@link ProblemType#UPLOADS_BUSY}, {@link
   *     ProblemType#PAYLOAD_TOO_LARGE}, {@link ProblemType#MEDIA_UNREADABLE} for one that does not
   *     come to an end
   */
  <T> Uni<T> receive(RoutingContext request, Function<byte[], Uni<? extends T>> work) {
    if (!room.tryAcquire()) {
      close(request);
      throw new ProblemException(ProblemType.UPLOADS_BUSY).withHeader("Retry-After", RETRY_SECONDS);
    }
    return EventLoop.returning(
            body(request).ifNoItem().after(config.uploadTimeout()).failWith(UploadGate::unfinished))
        .onFailure()
        .invoke(() -> close(request))
        .chain(work)
        .onTermination()
        .invoke(room::release);
  }

  private static Uni<byte[]> body(RoutingContext context) {
    HttpServerRequest request = context.request();
    return Uni.createFrom()
        .emitter(
            emitter -> {
              UploadBody body = new UploadBody(BodyLimits.LARGEST_FILE, emitter);
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
