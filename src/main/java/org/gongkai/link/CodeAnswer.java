package org.gongkai.link;

import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** How the picture of a code is served: what leads to something public may be kept for a day. */
final class CodeAnswer {

  private CodeAnswer() {}

  static Response of(CodeImage image, @Nullable String ifNoneMatch) {
    String etag = '"' + image.digest() + '"';
    boolean has =
        ifNoneMatch != null
            && Arrays.stream(ifNoneMatch.split(",", -1))
                .map(tag -> tag.strip().replaceFirst("^W/", ""))
                .anyMatch(tag -> tag.equals("*") || tag.equals(etag));
    Response.ResponseBuilder answer =
        has ? Response.notModified() : Response.ok(image.bytes(), image.mediaType());
    return answer
        .header("ETag", etag)
        .header("Cache-Control", "public, max-age=86400")
        .header("X-Content-Type-Options", "nosniff")
        .build();
  }
}
