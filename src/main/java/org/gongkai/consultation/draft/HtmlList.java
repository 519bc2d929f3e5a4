package org.gongkai.consultation.draft;

import java.util.Locale;
import org.jsoup.nodes.Element;

/** Counts the items of one list as a browser does. */
final class HtmlList {

  private static final String BULLET = "•";

  private final boolean ordered;
  private final String style;
  private final int step;
  private int next;

  HtmlList(Element list) {
    this.ordered = list.normalName().equals("ol");
    this.style = style(list);
    this.step = list.hasAttr("reversed") ? -1 : 1;
    this.next = Integers.read(list.attr("start"), step > 0 ? 1 : items(list));
  }

  /** What a browser shows before the item; empty when the page asked for nothing. */
  String marker(Element item) {
    String itemStyle = listStyle(item);
    String shown = itemStyle.isEmpty() ? style : itemStyle;
    if (!ordered) {
      return shown.equals("none") ? "" : BULLET;
    }
    int number = Integers.read(item.attr("value"), next);
    next = number + step;
    return shown.equals("none") ? "" : written(shown, number);
  }

  private static String written(String style, int number) {
    if (number < 1) {
      return number + ".";
    }
    return switch (style) {
      case "a", "lower-alpha", "lower-latin" -> NumberWriter.alphabetic(number, 'a') + ".";
      case "A", "upper-alpha", "upper-latin" -> NumberWriter.alphabetic(number, 'A') + ".";
      case "i", "lower-roman" -> NumberWriter.roman(number).toLowerCase(Locale.ROOT) + ".";
      case "I", "upper-roman" -> NumberWriter.roman(number) + ".";
      case "cjk-ideographic", "simp-chinese-informal", "trad-chinese-informal" ->
          NumberWriter.chinese(number) + "、";
      default -> number + ".";
    };
  }

  private static int items(Element list) {
    return (int) list.children().stream().filter(child -> child.nameIs("li")).count();
  }

  private static String style(Element list) {
    String css = listStyle(list);
    return css.isEmpty() ? list.attr("type").strip() : css;
  }

  /** The list style that is written on the element itself. */
  private static String listStyle(Element element) {
    String css = element.attr("style").toLowerCase(Locale.ROOT).replace(" ", "");
    for (String property : new String[] {"list-style-type:", "list-style:"}) {
      int start = css.indexOf(property);
      if (start >= 0) {
        int from = start + property.length();
        int end = css.indexOf(';', from);
        return end < 0 ? css.substring(from) : css.substring(from, end);
      }
    }
    return "";
  }
}
