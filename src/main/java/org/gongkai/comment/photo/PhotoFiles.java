package org.gongkai.comment.photo;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.nio.file.Path;
import java.util.Arrays;
import org.gongkai.media.MediaStore;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.PathPart;
import org.jspecify.annotations.Nullable;

/** Serves the bytes of photos, as JPEG and as nothing else. */
@ApplicationScoped
class PhotoFiles {

  /** It can be hidden at any time. */
  static final String SHORTLY = "public, max-age=60";

  static final String NEVER = "no-store";

  private static final Logger LOG = Logger.getLogger(PhotoFiles.class);

  private final MediaStore store;

  PhotoFiles(MediaStore store) {
    this.store = store;
  }

  /**
   * The answer to whoever may see a photo.
   *
   * @param ifNoneMatch what the reader has
   * @param kept how long a cache may keep it
   */
  Uni<Response> answer(StoredPhoto photo, @Nullable String ifNoneMatch, String kept) {
    if (has(photo, ifNoneMatch)) {
      return Uni.createFrom().item(headers(Response.notModified(), photo, kept).build());
    }
    return store
        .get(photo.storeName())
        .invoke(path -> requireThere(path, photo))
        .map(path -> body(photo, path, kept));
  }

  private static boolean has(StoredPhoto photo, @Nullable String ifNoneMatch) {
    return ifNoneMatch != null
        && Arrays.stream(ifNoneMatch.split(",", -1))
            .map(tag -> tag.strip().replaceFirst("^W/", ""))
            .anyMatch(tag -> tag.equals("*") || tag.equals(photo.etag()));
  }

  private static void requireThere(@Nullable Path path, StoredPhoto photo) {
    if (path == null) {
      LOG.errorf("the media store has lost photo %s", photo.id());
      throw PhotoReadService.notFound();
    }
  }

  private static Response body(StoredPhoto photo, Path path, String kept) {
    return headers(Response.ok(), photo, kept)
        .type("image/jpeg")
        .header("Content-Length", photo.bytes())
        .entity(new PathPart(path, 0, photo.bytes()))
        .build();
  }

  private static ResponseBuilder headers(ResponseBuilder answer, StoredPhoto photo, String kept) {
    return answer
        .header("ETag", photo.etag())
        .header("Cache-Control", kept)
        .header("X-Content-Type-Options", "nosniff")
        .header("Content-Security-Policy", "default-src 'none'; sandbox");
  }
}
