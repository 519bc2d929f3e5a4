package org.gongkai.media;

import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.buffer.Buffer;
import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.problem.ProblemType;

/** The body of one request while it comes in; used on its event loop only. */
final class UploadBody {

  private final long limit;
  private final UniEmitter<? super byte[]> emitter;
  private Buffer received = Buffer.buffer();
  private boolean tooLarge;

  /**
   * @param limit most bytes
   * @param emitter gets the whole body, or a failure as soon as it is too large
   */
  UploadBody(long limit, UniEmitter<? super byte[]> emitter) {
    this.limit = limit;
    this.emitter = emitter;
  }

  void add(Buffer piece) {
    if (tooLarge) {
      return;
    }
    if (received.length() + piece.length() > limit) {
      tooLarge = true;
      received = Buffer.buffer();
      emitter.fail(new ProblemException(ProblemType.PAYLOAD_TOO_LARGE, limit));
      return;
    }
    received.appendBuffer(piece);
  }

  void end() {
    if (!tooLarge) {
      byte[] whole = received.getBytes();
      received = Buffer.buffer();
      emitter.complete(whole);
    }
  }
}
