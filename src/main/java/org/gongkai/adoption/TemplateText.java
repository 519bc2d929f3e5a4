package org.gongkai.adoption;

import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.problem.ProblemType;
import org.gongkai.platform.problem.Violation;

/**
 * Fills the placeholders of a template, once: what is put in is not read again. A brace without its
 * other one is a character like any other.
 */
final class TemplateText {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)\\}");

  private TemplateText() {}

  /**
   * @throws ProblemException {@link ProblemType#TEMPLATE_PLACEHOLDER_UNKNOWN}
   */
  static void require(String text) {
    Matcher matcher = PLACEHOLDER.matcher(text);
    while (matcher.find()) {
      if (Placeholder.of(matcher.group(1)) == null) {
        throw new ProblemException(ProblemType.TEMPLATE_PLACEHOLDER_UNKNOWN, Placeholder.all())
            .withViolations(
                List.of(new Violation("body", "text", "placeholders: " + Placeholder.all())));
      }
    }
  }

  /** The text with each placeholder's value in its place. */
  static String render(String text, Function<Placeholder, String> values) {
    return PLACEHOLDER
        .matcher(text)
        .replaceAll(
            match -> Matcher.quoteReplacement(value(match.group(1), match.group(), values)));
  }

  private static String value(String name, String written, Function<Placeholder, String> values) {
    Placeholder placeholder = Placeholder.of(name);
    return placeholder == null ? written : values.apply(placeholder);
  }
}
