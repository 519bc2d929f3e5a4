package org.gongkai.media;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.problem.ProblemType;
import org.jboss.resteasy.reactive.PathPart;
import org.jspecify.annotations.Nullable;

/**
 * How a file is served: for ever, as what it is and as nothing else, by a page that may do nothing.
 *
 * @param ifNoneMatch what the reader has
 * @param range the part it wants
 * @param ifRange what the part is to be of
 */
record MediaAnswer(@Nullable String ifNoneMatch, @Nullable String range, @Nullable String ifRange) {

  private static final String FOR_EVER = "public, max-age=31536000, immutable";

  /** The answer of a file at this place. */
  Response of(StoredFile file, Path path) {
    if (has(file)) {
      return headers(Response.notModified(), file).build();
    }
    ByteRange part =
        ifRange == null || ifRange.equals(file.etag()) ? ByteRange.read(range, file.bytes()) : null;
    if (part == null) {
      return body(Response.ok(), file, path, 0, file.bytes()).build();
    }
    if (part.length() == 0) {
      throw new ProblemException(ProblemType.RANGE_NOT_SATISFIABLE, file.bytes())
          .withHeader("Content-Range", "bytes */" + file.bytes());
    }
    return body(Response.status(206), file, path, part.from(), part.length())
        .header("Content-Range", part.contentRange(file.bytes()))
        .build();
  }

  private boolean has(StoredFile file) {
    return ifNoneMatch != null
        && Arrays.stream(ifNoneMatch.split(",", -1))
            .map(tag -> tag.strip().replaceFirst("^W/", ""))
            .anyMatch(tag -> tag.equals("*") || tag.equals(file.etag()));
  }

  private static ResponseBuilder body(
      ResponseBuilder answer, StoredFile file, Path path, long from, long length) {
    return headers(answer, file)
        .type(file.mediaType())
        .header("Content-Disposition", disposition(file))
        // Whoever asks for the head alone learns the size too.
        .header("Content-Length", length)
        .entity(new PathPart(path, from, length));
  }

  private static ResponseBuilder headers(ResponseBuilder answer, StoredFile file) {
    return answer
        .header("ETag", file.etag())
        .header("Cache-Control", FOR_EVER)
        .header("Accept-Ranges", "bytes")
        .header("X-Content-Type-Options", "nosniff")
        .header("Content-Security-Policy", "default-src 'none'; sandbox");
  }

  /**
   * RFC 6266: documents are saved and never shown under our name; old programs get a plain name.
   */
  private static String disposition(StoredFile file) {
    String how = file.kind() == MediaKind.IMAGE ? "inline" : "attachment";
    // RFC 8187 knows no plus for a space, and leaves fewer signs as they are than forms do.
    String name =
        URLEncoder.encode(file.name(), StandardCharsets.UTF_8)
            .replace("+", "%20")
            .replace("*", "%2A");
    return how + "; filename=\"file." + file.extension() + "\"; filename*=UTF-8''" + name;
  }
}
