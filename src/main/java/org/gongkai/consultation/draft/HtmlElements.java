package org.gongkai.consultation.draft;

import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jspecify.annotations.Nullable;

/** Knows which elements of a web page are no part of its text. */
final class HtmlElements {

  /** Elements that never hold text of a document. */
  private static final Set<String> CLUTTER =
      Set.of(
          "nav",
          "aside",
          "button",
          "noscript",
          "iframe",
          "object",
          "embed",
          "select",
          "textarea",
          "title",
          "template",
          "audio",
          "video",
          "canvas",
          "dialog",
          "datalist",
          "applet");

  /** Elements whose content is not for readers at all. */
  private static final Set<String> CODE = Set.of("script", "style");

  /** Elements that say by their name that something stood here. */
  private static final Set<String> NAMED =
      Set.of("iframe", "object", "embed", "audio", "video", "canvas", "applet", "template");

  private static final Set<String> BLOCKS =
      Set.of(
          ("address article aside blockquote body center dd details dialog dir div dl dt fieldset"
               + " figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 head header hgroup hr"
               + " html legend li main menu nav noscript ol optgroup option p pre section summary"
               + " table tbody td template tfoot th thead title tr ul caption iframe object")
              .split(" "));

  /** Parts of the names that sites give to share bars, code pictures and paths. */
  private static final Set<String> WIDGETS =
      Set.of("share", "qrcode", "ewm", "breadcrumb", "crumbs", "position-bar", "fontsize");

  /** A box with more characters is the article itself, whatever its name says. */
  private static final int LONGEST_WIDGET = 200;

  private static final int MOST_NODES = 400;

  private HtmlElements() {}

  static boolean isBlock(Element element) {
    return BLOCKS.contains(element.normalName());
  }

  static boolean isArticle(Element element) {
    return element.nameIs("article") || element.nameIs("main");
  }

  static boolean isCode(Element element) {
    return CODE.contains(element.normalName());
  }

  static boolean isNamed(Element element) {
    return NAMED.contains(element.normalName());
  }

  /**
   * Why nothing inside the element is part of the text; null when it is.
   *
   * @param pageLength characters of text in the whole page
   * @param inArticle whether the page marks what is around the element as its article
   */
  static @Nullable SetAsideReason reason(Element element, int pageLength, boolean inArticle) {
    String name = element.normalName();
    if (isHidden(element)) {
      return SetAsideReason.HIDDEN_TEXT;
    }
    if (name.equals("del")) {
      return SetAsideReason.DELETED_TEXT;
    }
    if (name.equals("rt")) {
      return SetAsideReason.NOTE;
    }
    if (name.equals("svg")) {
      return SetAsideReason.IMAGE;
    }
    boolean clutter =
        CLUTTER.contains(name) || isFrame(element, pageLength, inArticle) || isWidget(element);
    return clutter ? SetAsideReason.PAGE_CLUTTER : null;
  }

  private static boolean isHidden(Element element) {
    if (element.hasAttr("hidden")) {
      return true;
    }
    String style = element.attr("style");
    if (style.isEmpty()) {
      return false;
    }
    String folded = style.toLowerCase(Locale.ROOT).replace(" ", "");
    return folded.contains("display:none")
        || folded.contains("visibility:hidden")
        || folded.contains("mso-hide:all");
  }

  /**
   * The head and foot of a page, but not of the article in it; and forms, except the one that some
   * servers wrap around the whole page.
   */
  private static boolean isFrame(Element element, int pageLength, boolean inArticle) {
    return switch (element.normalName()) {
      case "header", "footer" -> !inArticle;
      case "form" -> element.text().length() * 2L <= pageLength;
      default -> false;
    };
  }

  private static boolean isWidget(Element element) {
    String names = element.className() + ' ' + element.id();
    if (names.length() == 1 || !isBlock(element) || element.normalName().equals("body")) {
      return false;
    }
    String folded = names.toLowerCase(Locale.ROOT);
    return WIDGETS.stream().anyMatch(folded::contains) && isShort(element);
  }

  private static boolean isShort(Element element) {
    Measure measure = new Measure();
    return element.filter(measure) != null && measure.isWithin();
  }

  /** Counts characters and gives up as soon as there are too many. */
  private static final class Measure implements NodeFilter {

    private int characters;
    private int nodes;

    boolean isWithin() {
      return characters <= LONGEST_WIDGET && nodes <= MOST_NODES;
    }

    @Override
    public FilterResult head(Node node, int depth) {
      nodes++;
      if (node instanceof TextNode text) {
        characters += Characters.key(text.getWholeText().replace('\n', ' ')).length();
      }
      return isWithin() ? FilterResult.CONTINUE : FilterResult.STOP;
    }
  }
}
