package org.gongkai.content.text;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/**
 * The small HTML subset of bodies. What carries a meaning and is not in it is refused by name;
 * layout is left out, its content stays. The work does not grow with the depth of the nesting.
 */
public final class BodyHtml {

  /** Deepest nesting of elements; deeper ones are refused. */
  public static final int MAX_DEPTH = 40;

  private static final int MAX_REFUSALS = 20;

  /** Moving what stands in a wrong place settles in two or three rounds. */
  private static final int MAX_ROUNDS = 10;

  private BodyHtml() {}

  /**
   * A body as it is stored.
   *
   * @param html canonical: cleaned again, it is the same
   * @param refusals what the body must not hold, in Chinese; the body is not stored then
   */
  public record Cleaned(String html, List<String> refusals) {}

  /** Cleans a body. */
  public static Cleaned clean(String body) {
    Set<String> refusals = new LinkedHashSet<>();
    String present = CleanText.of(body).strip();
    for (int round = 0; round < MAX_ROUNDS; round++) {
      String next = round(present, refusals);
      if (next.equals(present)) {
        return cleaned(next, refusals);
      }
      present = next;
    }
    refusals.add("标签嵌套混乱，请整理后重试");
    return cleaned(present, refusals);
  }

  private static Cleaned cleaned(String html, Set<String> refusals) {
    List<String> first = new ArrayList<>(refusals);
    return new Cleaned(html, List.copyOf(first.subList(0, Math.min(first.size(), MAX_REFUSALS))));
  }

  /** Addresses that links of a cleaned body lead to, each once. */
  public static List<String> links(String body) {
    return addresses(body, "a[href]", "href");
  }

  /** Addresses of the images of a cleaned body, each once. */
  public static List<String> images(String body) {
    return addresses(body, "img[src]", "src");
  }

  /** Addresses of images that do not say what they show. */
  public static List<String> imagesWithoutAlt(String body) {
    return addresses(body, "img:not([alt])", "src");
  }

  private static List<String> addresses(String body, String selector, String attribute) {
    Set<String> addresses = new LinkedHashSet<>();
    for (Element element : Jsoup.parseBodyFragment(body).select(selector)) {
      addresses.add(element.attr(attribute));
    }
    return List.copyOf(addresses);
  }

  private static String round(String body, Set<String> refusals) {
    BodyWriter writer = new BodyWriter(refusals);
    Jsoup.parseBodyFragment(body).body().traverse(writer);
    return writer.written().strip();
  }
}
