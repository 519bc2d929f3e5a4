package org.gongkai.platform.table;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.gongkai.platform.table.TableException.Reason;

/**
 * Turns the bytes of a text into characters. A byte order mark decides; without one the text is
 * UTF-8, or GB 18030, which Chinese Windows writes, when it is not valid UTF-8.
 */
final class TextDecoder {

  private static final String MARK = "\uFEFF";

  /** Web pages and XML that are named {@code .xls} or {@code .csv} are no tables of ours. */
  private static final Pattern MARKUP =
      Pattern.compile("\\s*<(\\?xml|!doctype|html|table)|%PDF-", Pattern.CASE_INSENSITIVE);

  private TextDecoder() {}

  static String decode(byte[] file) {
    String text = text(file);
    String plain = text.startsWith(MARK) ? text.substring(1) : text;
    if (plain.indexOf('\0') >= 0 || MARKUP.matcher(plain).lookingAt()) {
      throw new TableException(Reason.UNREADABLE_FILE);
    }
    return plain;
  }

  private static String text(byte[] file) {
    int first = file.length < 2 ? 0 : (file[0] & 0xFF) << 8 | (file[1] & 0xFF);
    try {
      if (first == 0xFFFE || first == 0xFEFF) {
        return decoded(file, StandardCharsets.UTF_16);
      }
      return chinese(file);
    } catch (CharacterCodingException e) {
      throw new TableException(Reason.UNREADABLE_FILE, 0, 0, e);
    }
  }

  private static String chinese(byte[] file) throws CharacterCodingException {
    try {
      return decoded(file, StandardCharsets.UTF_8);
    } catch (CharacterCodingException e) {
      return decoded(file, Charset.forName("GB18030"));
    }
  }

  private static String decoded(byte[] file, Charset charset) throws CharacterCodingException {
    return charset.newDecoder().decode(ByteBuffer.wrap(file)).toString();
  }
}
