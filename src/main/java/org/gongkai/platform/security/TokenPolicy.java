package org.gongkai.platform.security;

import jakarta.json.JsonString;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a token whose signature, issuer, audience and life are good must say besides. */
final class TokenPolicy {

  // OpenID Connect Core 1.0, section 2: at most 255 characters. The columns hold as many.
  private static final int MAX_SUBJECT = 255;

  private TokenPolicy() {}

  /**
   * Whether a subject can stand for a person in every record: not blank, at most 255 characters,
   * none of them a control character, which a database or a log line would not take.
   */
  static boolean isSubject(@Nullable String subject) {
    return subject != null
        && !subject.isBlank()
        && subject.length() <= MAX_SUBJECT
        && subject.chars().noneMatch(Character::isISOControl);
  }

  /**
   * Whether a token was issued before now.
   *
   * @param issuedAt in Unix seconds
   * @param skewSeconds by how much the issuer's clock may be ahead of ours
   */
  static boolean isIssued(long issuedAt, Instant now, int skewSeconds) {
    return issuedAt <= now.getEpochSecond() + skewSeconds;
  }

  /** The texts of a claim that is a text or a list of texts; others and blank ones are left out. */
  static Set<String> texts(@Nullable Object claim) {
    Set<String> texts = new LinkedHashSet<>();
    if (claim instanceof Collection<?> many) {
      many.forEach(one -> add(texts, one));
    } else {
      add(texts, claim);
    }
    return texts;
  }

  private static void add(Set<String> texts, @Nullable Object claim) {
    String text = claim instanceof JsonString json ? json.getString() : String.valueOf(claim);
    boolean isText = claim instanceof String || claim instanceof JsonString;
    if (isText && !text.isBlank()) {
      texts.add(text.strip());
    }
  }
}
