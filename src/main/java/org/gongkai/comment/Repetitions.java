package org.gongkai.comment;

import jakarta.enterprise.context.ApplicationScoped;
import java.text.Normalizer;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gongkai.platform.security.FieldCipher;
import org.jspecify.annotations.Nullable;

/**
 * Tells when a comment is an exact repetition of another on the same clause. Two texts are the same
 * when they differ only in white space or in the form of their characters (Unicode NFKC, such as
 * full and half width). What is compared is hashed under a key, since it may hold a name.
 */
@ApplicationScoped
public class Repetitions {

  private final FieldCipher cipher;

  Repetitions(FieldCipher cipher) {
    this.cipher = cipher;
  }

  /** The hash of a comment's text and clause with whatever else makes it the same. */
  public String hash(@Nullable UUID clauseId, String text, @Nullable Object... others) {
    return cipher.hash(
        Stream.concat(Stream.of(String.valueOf(clauseId), normalised(text)), Stream.of(others))
            // No text holds NUL.
            .map(String::valueOf)
            .collect(Collectors.joining("\0")));
  }

  private static String normalised(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC)
        .codePoints()
        .filter(point -> !Character.isWhitespace(point) && !Character.isSpaceChar(point))
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
