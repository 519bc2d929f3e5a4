package org.gongkai.media;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Finds the bytes of files that are known. */
@ApplicationScoped
class MediaFiles {

  private static final Logger LOG = Logger.getLogger(MediaFiles.class);

  private final MediaStore store;
  private final Vertx vertx;

  MediaFiles(MediaStore store, Vertx vertx) {
    this.store = store;
    this.vertx = vertx;
  }

  /** Where a known file is; null when the store has lost it, which is logged as an error. */
  Uni<@Nullable Path> find(StoredFile file) {
    return store
        .get(file.storeName())
        .invoke(
            path -> {
              if (path == null) {
                LOG.errorf("the media store has lost %s", file.storeName());
              }
            });
  }

  /** The bytes of a known file; null when the store has lost it. */
  Uni<@Nullable MediaBytes> read(StoredFile file) {
    return find(file)
        .chain(
            path ->
                path == null
                    ? Uni.createFrom().nullItem()
                    : vertx
                        .fileSystem()
                        .readFile(path.toString())
                        .map(Buffer::getBytes)
                        .map(bytes -> new MediaBytes(bytes, file.mediaType(), file.name())));
  }
}
