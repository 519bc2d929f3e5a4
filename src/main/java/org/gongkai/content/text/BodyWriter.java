package org.gongkai.content.text;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;
import org.jspecify.annotations.Nullable;

/** Writes what a body may hold and notes what it must not. */
final class BodyWriter implements NodeVisitor {

  private static final int LONGEST_NAME = 40;

  private final StringBuilder html = new StringBuilder();
  private final Set<String> refusals;

  /** Ends of the elements that are open; empty where nothing is written. */
  private final Deque<String> ends = new ArrayDeque<>();

  private int depth;

  BodyWriter(Set<String> refusals) {
    this.refusals = refusals;
  }

  String written() {
    return html.toString();
  }

  @Override
  public void head(Node node, int level) {
    if (node instanceof DataNode) {
      return; // Its element is refused.
    }
    if (node instanceof TextNode text) {
      html.append(escape(text.getWholeText()));
    } else if (node instanceof Element element) {
      open(element);
    }
  }

  @Override
  public void tail(Node node, int level) {
    if (node instanceof Element) {
      String end = ends.pop();
      if (!end.isEmpty()) {
        depth--;
        html.append(end);
      }
    }
  }

  private void open(Element element) {
    String name = element.normalName();
    refuseEvents(element);
    String written = BodyRules.written(name);
    if (written == null) {
      if (!BodyRules.isHarmless(name)) {
        refusals.add("不允许的标签 <" + shown(name) + ">");
      }
      ends.push("");
      return;
    }
    write(element, written);
  }

  private void write(Element element, String name) {
    String attributes = attributes(element, name);
    if (attributes == null) {
      ends.push("");
      return;
    }
    html.append('<').append(name).append(attributes).append('>');
    if (BodyRules.hasNoEnd(name)) {
      ends.push("");
      return;
    }
    ends.push("</" + name + '>');
    if (++depth == BodyHtml.MAX_DEPTH + 1) {
      refusals.add("标签嵌套超过 " + BodyHtml.MAX_DEPTH + " 层");
    }
  }

  /** The attributes that stay; null for an element that is nothing without those it lacks. */
  private @Nullable String attributes(Element element, String name) {
    return switch (name) {
      case "a" -> link(element);
      case "img" -> image(element);
      case "td", "th" -> span(element, "rowspan") + span(element, "colspan");
      default -> "";
    };
  }

  private @Nullable String link(Element element) {
    if (!element.hasAttr("href")) {
      return null;
    }
    String address = CleanText.line(element.attr("href"));
    if (!BodyRules.isLink(address)) {
      refusals.add("不允许的链接地址 " + shown(address));
    }
    return attribute("href", address);
  }

  private String image(Element element) {
    String address = CleanText.line(element.attr("src"));
    if (!BodyRules.isImage(address)) {
      refusals.add("不允许的图片地址 " + shown(address) + "，请先上传图片");
    }
    String alt = CleanText.line(element.attr("alt"));
    return attribute("src", address) + (alt.isEmpty() ? "" : attribute("alt", alt));
  }

  private static String span(Element cell, String name) {
    String value = cell.attr(name).strip();
    return BodyRules.isSpan(value) && !value.equals("1") ? attribute(name, value) : "";
  }

  private void refuseEvents(Element element) {
    for (Attribute attribute : element.attributes()) {
      if (BodyRules.isEvent(attribute)) {
        refusals.add("不允许的事件属性 " + shown(attribute.getKey()));
      }
    }
  }

  private static String attribute(String name, String value) {
    return ' ' + name + "=\"" + escape(value).replace("\"", "&quot;") + '"';
  }

  /** Not the library's: the four signs that matter, and nothing for its release to change. */
  private static String escape(String text) {
    return CleanText.of(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private static String shown(String text) {
    String line = CleanText.line(text);
    return line.codePointCount(0, line.length()) <= LONGEST_NAME
        ? line
        : line.substring(0, line.offsetByCodePoints(0, LONGEST_NAME)) + '…';
  }
}
