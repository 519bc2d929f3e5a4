package org.gongkai.platform.web;

import java.util.regex.Pattern;
import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/**
 * A write that its sender may repeat.
 *
 * @param subject who sends it; keys of different senders never meet
 * @param key chosen by the sender, the same on each repetition
 * @param operation operation and the resource it acts on
 * @param body the request's content
 */
public record IdempotentRequest(String subject, String key, String operation, Object body) {

  private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{8,128}");

  /**
   * Makes the request of a caller.
   *
   * @param key the header {@code Idempotency-Key}
   * @throws ProblemException {@link ProblemType#IDEMPOTENCY_KEY_MISSING} without a usable key
   */
  public static IdempotentRequest of(
      String subject, @Nullable String key, String operation, Object body) {
    if (key == null || !KEY.matcher(key).matches()) {
      throw new ProblemException(ProblemType.IDEMPOTENCY_KEY_MISSING);
    }
    return new IdempotentRequest(subject, key, operation, body);
  }
}
