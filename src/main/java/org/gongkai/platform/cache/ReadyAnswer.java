package org.gongkai.platform.cache;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.gongkai.platform.security.Digests;
import org.jspecify.annotations.Nullable;

/**
 * An answer ready to send in both codings. Each coding has a tag of its own, since a strong tag
 * stands for the bytes (RFC 9110, section 8.8.3.3); a weak one stands for both.
 */
final class ReadyAnswer {

  /** Below it a network packet holds the body as it is, and gzip gains nothing. */
  static final int LEAST_GZIP = 860;

  private static final String WEAK = "W/";
  private static final long SECOND = 1000;

  private final String contentType;
  private final List<String> links;
  private final String etag;
  private final long madeAt;
  private final long validUntil;
  private final boolean revalidated;
  private final Buffer body;
  private final @Nullable Buffer gzip;
  private final String gzipEtag;

  /** The same as bytes, which a hot read writes as they are. */
  private final CharSequence typeHeader;

  private final CharSequence etagHeader;
  private final CharSequence gzipEtagHeader;

  /** What is said about its age now; the same for all who ask in the same second. */
  private volatile Freshness freshness;

  /**
   * Values of two headers.
   *
   * @param until the first instant at which they are others, in milliseconds of the epoch
   * @param cacheControl {@code Cache-Control}
   * @param age {@code Age}
   */
  record Freshness(long until, CharSequence cacheControl, CharSequence age) {}

  /**
   * Makes an answer.
   *
   * @param contentType media type
   * @param links values of {@code Link}
   * @param etag entity tag of the plain body, with its quotes
   * @param madeAt when it was read from the database, in milliseconds of the epoch
   * @param validUntil it must not be served at or after this instant, in milliseconds of the epoch
   * @param revalidated whether clients have to ask each time before they use it again
   * @param body the bytes to send
   * @param gzip the same compressed, or null when that is not worth it
   */
  ReadyAnswer(
      String contentType,
      List<String> links,
      String etag,
      long madeAt,
      long validUntil,
      boolean revalidated,
      byte[] body,
      byte @Nullable [] gzip) {
    this.contentType = contentType;
    this.links = links;
    this.etag = etag;
    this.madeAt = madeAt;
    this.validUntil = validUntil;
    this.revalidated = revalidated;
    this.body = Buffer.buffer(body);
    this.gzip = gzip == null ? null : Buffer.buffer(gzip);
    this.gzipEtag = etag.startsWith(WEAK) ? etag : etag.substring(0, etag.length() - 1) + "-gzip\"";
    this.typeHeader = HttpHeaders.createOptimized(contentType);
    this.etagHeader = HttpHeaders.createOptimized(etag);
    this.gzipEtagHeader = HttpHeaders.createOptimized(gzipEtag);
    this.freshness = new Freshness(Long.MIN_VALUE, "", "");
  }

  String contentType() {
    return contentType;
  }

  List<String> links() {
    return links;
  }

  String etag() {
    return etag;
  }

  long madeAt() {
    return madeAt;
  }

  long validUntil() {
    return validUntil;
  }

  /** Whether it ended at or before an instant; one that is not kept at all ends as it is made. */
  boolean isOver(long instant) {
    return instant > validUntil || (instant == validUntil && madeAt != validUntil);
  }

  boolean revalidated() {
    return revalidated;
  }

  boolean hasGzip() {
    return gzip != null;
  }

  /** Bytes that it takes in memory, about. */
  int size() {
    return 400 + body.length() + (gzip == null ? 0 : gzip.length());
  }

  /** The entity tag of one coding. */
  String etag(boolean compressed) {
    return compressed ? gzipEtag : etag;
  }

  CharSequence typeHeader() {
    return typeHeader;
  }

  CharSequence etagHeader(boolean compressed) {
    return compressed ? gzipEtagHeader : etagHeader;
  }

  /** The bytes of one coding; the plain ones where there are no others. */
  Buffer buffer(boolean compressed) {
    return compressed && gzip != null ? gzip : body;
  }

  /**
   * What is said about its age: {@code max-age} counts from when it was made, as {@code Age} does
   * (RFC 9111, section 4.2), so that what is left to a client is the smaller of the configured time
   * and the time until the answer ends.
   *
   * @param now milliseconds of the epoch
   * @param clientMaxAge most seconds that a client may keep it
   */
  Freshness freshness(long now, long clientMaxAge) {
    Freshness known = freshness;
    if (now < known.until && now >= known.until - SECOND) {
      return known;
    }
    long age = Math.max(0, (now - madeAt) / SECOND);
    long left = Math.max(0, Math.min(clientMaxAge, (validUntil - now) / SECOND));
    String control = revalidated ? "no-cache" : "public, max-age=" + (age + left);
    Freshness made =
        new Freshness(
            nextChange(now),
            HttpHeaders.createOptimized(control),
            HttpHeaders.createOptimized(Long.toString(age)));
    freshness = made;
    return made;
  }

  /** Age and time left are counted in whole seconds, each from its own instant. */
  private long nextChange(long now) {
    long older = SECOND - Math.floorMod(now - madeAt, SECOND);
    long shorter = Math.floorMod(validUntil - now, SECOND) + 1;
    return now + Math.min(older, shorter);
  }

  static String tag(byte[] body) {
    return '"' + Digests.sha256Hex(body).substring(0, 32) + '"';
  }

  static String weakTag(byte[] lasting) {
    return WEAK + tag(lasting);
  }

  /** The bytes compressed, or null when that gains nothing. */
  static byte @Nullable [] compress(byte[] body) {
    if (body.length < LEAST_GZIP) {
      return null;
    }
    var bytes = new ByteArrayOutputStream(body.length / 2);
    try (var gzip = new GZIPOutputStream(bytes)) {
      gzip.write(body);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.size() < body.length ? bytes.toByteArray() : null;
  }
}
