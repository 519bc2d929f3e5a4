package org.gongkai.platform.cache;

import org.jspecify.annotations.Nullable;

/** Rules of RFC 9110 about what a client has and takes. */
final class Negotiation {

  private Negotiation() {}

  /**
   * Whether a client takes gzip (RFC 9110, section 12.5.3).
   *
   * @param acceptEncoding the request's header, or null
   */
  static boolean takesGzip(@Nullable String acceptEncoding) {
    if (acceptEncoding == null) {
      return false;
    }
    int at = acceptEncoding.indexOf("gzip");
    if (at < 0 || !isWord(acceptEncoding, at, at + "gzip".length())) {
      return false;
    }
    // Nearly every client writes one of these, and nothing needs to be cut.
    int comma = acceptEncoding.indexOf(',', at);
    String gzip = acceptEncoding.substring(at, comma < 0 ? acceptEncoding.length() : comma);
    int weight = Math.max(gzip.indexOf("q="), gzip.indexOf("Q="));
    return weight < 0 || !gzip.substring(weight + 2).strip().matches("0(\\.0{0,3})?");
  }

  /** Whether a part of a list is a word of its own, without or with parameters. */
  private static boolean isWord(String list, int begin, int end) {
    return (begin == 0 || ", \t".indexOf(list.charAt(begin - 1)) >= 0)
        && (end == list.length() || ",; \t".indexOf(list.charAt(end)) >= 0);
  }

  /**
   * Whether a client has an answer already, in whichever coding it got it: what it has is then as
   * good as what would be sent (a weak comparison, RFC 9110, section 13.1.2).
   *
   * @param ifNoneMatch the request's header, or null
   * @param answer the answer
   */
  static boolean has(@Nullable String ifNoneMatch, ReadyAnswer answer) {
    if (ifNoneMatch == null) {
      return false;
    }
    if (ifNoneMatch.equals(answer.etag())) {
      return true;
    }
    for (String candidate : ifNoneMatch.split(",", -1)) {
      String tag = candidate.strip();
      if (tag.equals("*") || opaque(tag).equals(opaque(answer.etag()))) {
        return true;
      }
    }
    return false;
  }

  /**
   * The tag of the coding that a client has, for an answer without a body: the tag says which of
   * its stored answers is meant (RFC 9111, section 4.3.4).
   *
   * @param ifNoneMatch the request's header
   * @param answer an answer that the client {@link #has}
   * @param compressed the coding that would be sent, named when the header names none
   */
  static boolean hasGzip(@Nullable String ifNoneMatch, ReadyAnswer answer, boolean compressed) {
    if (ifNoneMatch == null || ifNoneMatch.contains(answer.etag(compressed))) {
      return compressed;
    }
    return ifNoneMatch.contains(answer.etag(!compressed)) != compressed;
  }

  private static String opaque(String tag) {
    String strong = tag.startsWith("W/") ? tag.substring(2) : tag;
    return strong.endsWith("-gzip\"")
        ? strong.substring(0, strong.length() - "-gzip\"".length()) + '"'
        : strong;
  }
}
