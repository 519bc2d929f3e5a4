package org.gongkai.consultation.draft;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Turns the bytes of a web page into characters the way a browser does. */
final class HtmlCharset {

  /** Browsers look no further; pages with long scripts before it get a little more room. */
  private static final int HEAD = 4096;

  private static final Pattern META =
      Pattern.compile("<meta[^>]{0,400}?charset\\s*=\\s*[\"']?\\s*([\\w.:-]{1,40})");

  private HtmlCharset() {}

  static String decode(byte[] page, @Nullable String given) {
    if (startsWith(page, 0xEF, 0xBB, 0xBF)) {
      return text(page, 3, StandardCharsets.UTF_8);
    }
    if (startsWith(page, 0xFE, 0xFF)) {
      return text(page, 2, StandardCharsets.UTF_16BE);
    }
    if (startsWith(page, 0xFF, 0xFE)) {
      return text(page, 2, StandardCharsets.UTF_16LE);
    }
    Charset charset = given == null ? null : named(given);
    if (charset == null) {
      charset = declared(page);
    }
    return charset == null ? guessed(page) : text(page, 0, charset);
  }

  private static @Nullable Charset declared(byte[] page) {
    int length = Math.min(HEAD, page.length);
    String head = new String(page, 0, length, StandardCharsets.ISO_8859_1);
    Matcher matcher = META.matcher(head.toLowerCase(Locale.ROOT));
    if (!matcher.find()) {
      return null;
    }
    Charset charset = named(matcher.group(1));
    // A page whose declaration could be read byte by byte is not in UTF-16, whatever it says.
    boolean wide = charset != null && charset.name().startsWith("UTF-16");
    return wide ? StandardCharsets.UTF_8 : charset;
  }

  private static String guessed(byte[] page) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(page)).toString();
    } catch (CharacterCodingException e) {
      Charset chinese = named("gb18030");
      return text(page, 0, chinese == null ? StandardCharsets.UTF_8 : chinese);
    }
  }

  private static @Nullable Charset named(String name) {
    String known = name.strip().toLowerCase(Locale.ROOT);
    boolean chinese = known.startsWith("gb") || known.equals("x-gbk") || known.equals("cp936");
    try {
      return Charset.forName(chinese ? "GB18030" : known);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return null;
    }
  }

  private static String text(byte[] page, int from, Charset charset) {
    return new String(page, from, page.length - from, charset);
  }

  private static boolean startsWith(byte[] page, int... mark) {
    if (page.length < mark.length) {
      return false;
    }
    for (int i = 0; i < mark.length; i++) {
      if ((page[i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }
}
