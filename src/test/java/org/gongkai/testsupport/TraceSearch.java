package org.gongkai.testsupport;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipInputStream;

/**
 * Looks for values in whatever a system gives away: as they are, without separators, in full width,
 * in Chinese numerals, as escapes of JSON, XML and URLs, in base64, in gzip and in zip.
 */
public final class TraceSearch {

  private static final Pattern ENCODED = Pattern.compile("[A-Za-z0-9+/_-]{16,}={0,2}");
  private static final Pattern ESCAPE = Pattern.compile("\\\\u([0-9a-fA-F]{4})");
  private static final Pattern REFERENCE = Pattern.compile("&#(x[0-9a-fA-F]+|[0-9]+);");
  private static final Pattern PERCENT = Pattern.compile("(?:%[0-9a-fA-F]{2})+");
  private static final String NUMERALS = "零一二三四五六七八九〇幺";
  private static final String GZIP = "\u001f\u008b\b";
  private static final String ZIP = "PK\u0003\u0004";
  private static final int DEEPEST = 3;

  private TraceSearch() {}

  /** Those of the values that a text holds. */
  public static List<String> in(String text, List<String> values) {
    return in(text.getBytes(UTF_8), values);
  }

  /** Those of the values that an answer or a stored value holds. */
  public static List<String> in(byte[] content, List<String> values) {
    StringBuilder all = new StringBuilder();
    unfold(content, 0, all);
    String folded = fold(all.toString());
    return values.stream().filter(value -> folded.contains(fold(value))).toList();
  }

  private static void unfold(byte[] content, int depth, StringBuilder all) {
    String text = new String(content, UTF_8);
    all.append(text).append('\n');
    for (Pattern pattern : List.of(ESCAPE, REFERENCE, PERCENT)) {
      if (pattern.matcher(text).find()) {
        all.append(pattern.matcher(text).replaceAll(TraceSearch::unescaped)).append('\n');
      }
    }
    if (depth == DEEPEST) {
      return;
    }
    for (byte[] plain : unzipped(content)) {
      unfold(plain, depth + 1, all);
    }
    ENCODED.matcher(text).results().forEach(token -> decode(token.group(), depth, all));
  }

  private static String unescaped(MatchResult match) {
    String found = match.group();
    String plain =
        switch (found.charAt(0)) {
          case '\\' -> Character.toString((char) Integer.parseInt(match.group(1), 16));
          case '%' -> URLDecoder.decode(found, UTF_8);
          default -> Character.toString(Integer.decode(match.group(1).replace("x", "0x")));
        };
    return plain.replace("\\", "").replace("$", "");
  }

  private static void decode(String token, int depth, StringBuilder all) {
    String bare = token.replace("=", "").replace('-', '+').replace('_', '/');
    try {
      unfold(Base64.getDecoder().decode(bare), depth + 1, all);
    } catch (IllegalArgumentException other) {
      // Another word of letters and digits.
      return;
    }
  }

  /** Whatever begins as gzip or as a file of a zip archive does, wherever it stands. */
  private static List<byte[]> unzipped(byte[] content) {
    List<byte[]> plain = new ArrayList<>();
    String bytes = new String(content, ISO_8859_1);
    for (String magic : List.of(GZIP, ZIP)) {
      for (int at = bytes.indexOf(magic); at >= 0; at = bytes.indexOf(magic, at + 1)) {
        var from = new ByteArrayInputStream(content, at, content.length - at);
        try (InputStream in = magic.equals(ZIP) ? firstFile(from) : new GZIPInputStream(from)) {
          plain.add(in.readAllBytes());
        } catch (IOException other) {
          // Looked like one by chance.
        }
      }
    }
    return plain;
  }

  private static InputStream firstFile(InputStream archive) throws IOException {
    ZipInputStream in = new ZipInputStream(archive);
    if (in.getNextEntry() == null) {
      throw new IOException("no file");
    }
    return in;
  }

  /** Letters and digits alone, in one form. */
  private static String fold(String text) {
    String normal = Normalizer.normalize(text, Normalizer.Form.NFKC);
    StringBuilder folded = new StringBuilder(normal.length());
    normal
        .codePoints()
        .filter(Character::isLetterOrDigit)
        .map(TraceSearch::digit)
        .map(Character::toLowerCase)
        .forEach(folded::appendCodePoint);
    return folded.toString();
  }

  private static int digit(int point) {
    int numeral = NUMERALS.indexOf(point);
    return numeral < 0 ? point : "012345678901".charAt(numeral);
  }
}
