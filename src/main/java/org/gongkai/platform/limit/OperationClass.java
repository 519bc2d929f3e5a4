package org.gongkai.platform.limit;

import io.vertx.core.http.HttpMethod;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Operations that are limited together, because they cost or endanger the same. */
public enum OperationClass {
  /** A session is begun, renewed or ended. */
  LOGIN,
  /** A ticket is taken, a comment is made. */
  SUBMISSION,
  /** A file or a photo is sent. */
  UPLOAD,
  /** Whatever else a citizen writes. */
  CITIZEN_WRITE,
  /** What a receipt number leads to; limited against guessing of numbers. */
  RECEIPT,
  /** Many rows are read at once by staff. */
  EXPORT,
  /** What everyone may read, and what citizens read of their own. */
  PUBLIC_READ,
  /** Whatever staff writes. */
  STAFF_WRITE;

  private static final Set<HttpMethod> READS =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

  /**
   * The class of a request; null for what is not limited: reads of staff, the callbacks of
   * platforms, which come from few addresses and are signed, and what is not of the API.
   */
  static @Nullable OperationClass of(HttpMethod method, String path) {
    boolean read = READS.contains(method);
    if (path.startsWith("/v1/admin/")) {
      return ofStaff(read, path);
    }
    if (path.startsWith("/v1/wechat/callbacks/")) {
      return null;
    }
    if (path.startsWith("/feeds/") || path.startsWith("/media/")) {
      return PUBLIC_READ;
    }
    return path.startsWith("/v1/") ? ofEveryone(read, path) : null;
  }

  private static @Nullable OperationClass ofStaff(boolean read, String path) {
    if (read) {
      return path.contains("/comments.") ? EXPORT : null;
    }
    return path.equals("/v1/admin/media") ? UPLOAD : STAFF_WRITE;
  }

  private static OperationClass ofEveryone(boolean read, String path) {
    if (path.startsWith("/v1/receipts")) {
      return RECEIPT;
    }
    if (read) {
      return PUBLIC_READ;
    }
    if (path.startsWith("/v1/sessions")) {
      return LOGIN;
    }
    if (path.endsWith("/tickets") || path.endsWith("/comments")) {
      return SUBMISSION;
    }
    return path.equals("/v1/me/photos") ? UPLOAD : CITIZEN_WRITE;
  }

  /** As it is written in configuration and headers, such as {@code public-read}. */
  String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
