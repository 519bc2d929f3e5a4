package org.gongkai.media;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.WorkerExecutor;
import jakarta.enterprise.context.ApplicationScoped;
import org.gongkai.media.format.Conversion;
import org.gongkai.media.format.FileFormat;
import org.gongkai.media.format.Picture;
import org.gongkai.platform.problem.ProblemException;

/** Encodes photographs anew, away from the event loop. */
@ApplicationScoped
public class Photographs {

  private final WorkerExecutor converter;

  Photographs(Vertx vertx) {
    // The same one that converts files: one conversion at a time.
    this.converter = vertx.createSharedWorkerExecutor(MediaUploads.CONVERTER, 1);
  }

  /**
   * What is kept of a photograph, see {@link Conversion#photograph}.
   *
   * @throws ProblemException (in the Uni) as there
   */
  public Uni<Picture> convert(FileFormat declared, byte[] file, int longestSide) {
    return converter.executeBlocking(
        () -> Conversion.photograph(declared, file, longestSide), false);
  }
}
