package org.gongkai;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Forms in which a text may lie somewhere. */
final class Disguises {

  private Disguises() {}

  static List<byte[]> of(String text) {
    byte[] plain = text.getBytes(UTF_8);
    return List.of(
        plain,
        points(text, "\\u%04x").getBytes(UTF_8),
        points(text, "&#x%x;").getBytes(UTF_8),
        points(text, "&#%d;").getBytes(UTF_8),
        URLEncoder.encode(text, UTF_8).getBytes(UTF_8),
        Base64.getEncoder().encode(plain),
        Base64.getUrlEncoder().withoutPadding().encode(plain),
        behindAHead(zipped(plain)),
        Base64.getEncoder().encode(zipped(plain)),
        behindAHead(archived(plain)));
  }

  private static String points(String text, String format) {
    return text.chars().mapToObj(format::formatted).collect(Collectors.joining());
  }

  private static byte[] behindAHead(byte[] content) {
    byte[] whole = new byte[content.length + 7];
    System.arraycopy(content, 0, whole, 7, content.length);
    return whole;
  }

  private static byte[] archived(byte[] plain) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("sheet.xml"));
      zip.write(plain);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return out.toByteArray();
  }

  private static byte[] zipped(byte[] plain) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
      zip.write(plain);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return out.toByteArray();
  }
}
