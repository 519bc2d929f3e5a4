package org.gongkai.content.text;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Attribute;
import org.jspecify.annotations.Nullable;

/** Which elements, attributes and addresses a body may hold. */
final class BodyRules {

  private static final Set<String> ALLOWED =
      Set.of(
          "p",
          "br",
          "h2",
          "h3",
          "h4",
          "strong",
          "em",
          "u",
          "ul",
          "ol",
          "li",
          "blockquote",
          "table",
          "thead",
          "tbody",
          "tr",
          "th",
          "td",
          "a",
          "img");

  /** Other names of what is allowed. */
  private static final Map<String, String> SAME =
      Map.of("b", "strong", "i", "em", "h1", "h2", "h5", "h4", "h6", "h4", "tfoot", "tbody");

  /** Layout alone: their content stays. */
  private static final Set<String> HARMLESS =
      Set.of(
          "html",
          "head",
          "body",
          "div",
          "span",
          "font",
          "center",
          "section",
          "article",
          "header",
          "footer",
          "main",
          "aside",
          "nav",
          "small",
          "big",
          "colgroup",
          "col",
          "wbr",
          "o:p");

  private static final Set<String> EMPTY = Set.of("br", "img");

  private static final Pattern SPAN = Pattern.compile("[1-9][0-9]{0,2}");
  private static final Pattern WEB = Pattern.compile("(?i)https?://.*");
  private static final Pattern OWN = Pattern.compile("/(v1|media|feeds)/.*");

  private BodyRules() {}

  /** The name under which an element is written; null when it is unwrapped or refused. */
  static @Nullable String written(String name) {
    String same = SAME.getOrDefault(name, name);
    return ALLOWED.contains(same) ? same : null;
  }

  static boolean isHarmless(String name) {
    return HARMLESS.contains(name);
  }

  static boolean hasNoEnd(String name) {
    return EMPTY.contains(name);
  }

  static boolean isEvent(Attribute attribute) {
    return attribute.getKey().toLowerCase(Locale.ROOT).startsWith("on");
  }

  static boolean isLink(String address) {
    return WEB.matcher(address).matches() || OWN.matcher(address).matches();
  }

  static boolean isImage(String address) {
    return address.startsWith("/media/");
  }

  static boolean isSpan(String value) {
    return SPAN.matcher(value).matches();
  }
}
