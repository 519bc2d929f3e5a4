package org.gongkai.platform.problem;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Ends a request with a problem of the catalogue. Carries no stack trace: it is an answer, not a
 * fault.
 */
public class ProblemException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final ProblemType type;
  private final transient Object[] arguments;
  private final transient List<Violation> violations;
  private final transient Map<String, Object> extras;
  private final transient Map<String, String> headers;

  /**
   * @param type what went wrong
   * @param arguments fill the places of the type's detail; nothing personal, nothing a person typed
   */
  public ProblemException(ProblemType type, Object... arguments) {
    this(type, arguments, List.of(), Map.of(), Map.of());
  }

  private ProblemException(
      ProblemType type,
      Object[] arguments,
      List<Violation> violations,
      Map<String, Object> extras,
      Map<String, String> headers) {
    super(type.code(), null, false, false);
    this.type = type;
    this.arguments = arguments.clone();
    this.violations = violations;
    this.extras = extras;
    this.headers = headers;
  }

  /** The same problem with the places in the request that caused it. */
  public ProblemException withViolations(List<Violation> found) {
    return new ProblemException(type, arguments, List.copyOf(found), extras, headers);
  }

  /** The same problem with one more extension member (RFC 9457, section 3.2). */
  public ProblemException with(String member, Object value) {
    Map<String, Object> all = new LinkedHashMap<>(extras);
    all.put(member, value);
    return new ProblemException(
        type, arguments, violations, Collections.unmodifiableMap(all), headers);
  }

  /** The same problem, whose answer carries a header such as {@code Retry-After}. */
  public ProblemException withHeader(String name, String value) {
    return new ProblemException(type, arguments, violations, extras, Map.of(name, value));
  }

  /** What went wrong. */
  public ProblemType type() {
    return type;
  }

  Object[] arguments() {
    return arguments.clone();
  }

  List<Violation> violations() {
    return violations;
  }

  Map<String, Object> extras() {
    return extras;
  }

  Map<String, String> headers() {
    return headers;
  }
}
