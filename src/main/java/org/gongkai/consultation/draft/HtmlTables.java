package org.gongkai.consultation.draft;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;
import org.jspecify.annotations.Nullable;

/**
 * Tells tables that show data from tables that only arrange a page. One pass over the page decides
 * for all of them.
 */
final class HtmlTables implements NodeVisitor {

  /** So many rows with words in two cells or more are data, however long the cells are. */
  private static final int DATA_ROWS = 3;

  /** A cell with so many paragraphs and characters holds an article. */
  private static final int ARTICLE_PARAGRAPHS = 4;

  private static final int ARTICLE_LENGTH = 200;

  private static final Set<String> PARAGRAPHS = Set.of("p", "div", "br", "li", "section");
  private static final Set<String> HEADINGS = Set.of("h1", "h2", "h3", "h4", "h5", "h6");

  private final Set<Element> data = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Deque<Facts> open = new ArrayDeque<>();

  private HtmlTables() {}

  /** The tables of the page that show data. */
  static Set<Element> withData(Element page) {
    HtmlTables tables = new HtmlTables();
    NodeTraversor.traverse(tables, page);
    return tables.data;
  }

  @Override
  public void head(Node node, int depth) {
    Facts facts = open.peek();
    if (node instanceof TextNode text) {
      if (facts != null) {
        facts.length += Characters.key(text.getWholeText().strip()).length();
      }
    } else if (node instanceof Element element) {
      enter(element, facts);
    }
  }

  private void enter(Element element, @Nullable Facts facts) {
    String name = element.normalName();
    if (name.equals("table")) {
      if (facts != null) {
        facts.nested = true;
      }
      open.push(new Facts());
    } else if (facts != null) {
      facts.enter(name);
    }
  }

  @Override
  public void tail(Node node, int depth) {
    Facts facts = open.peek();
    if (facts == null || !(node instanceof Element element)) {
      return;
    }
    String name = element.normalName();
    if (name.equals("table")) {
      Facts unused = open.pop();
      boolean arranges = element.attr("role").equals("presentation");
      if (facts.isData() && !arranges) {
        data.add(element);
      }
    } else {
      facts.leave(name);
    }
  }

  /** What is known of one table. */
  private static final class Facts {

    private boolean nested;
    private boolean headed;
    private boolean article;
    private int widest;
    private int dataRows;
    private int cells;
    private int filled;
    private int paragraphs;
    private int length;

    void enter(String name) {
      switch (name) {
        case "tr" -> {
          cells = 0;
          filled = 0;
        }
        case "td", "th" -> {
          headed |= name.equals("th");
          paragraphs = 0;
          length = 0;
        }
        default -> {
          article |= HEADINGS.contains(name);
          paragraphs += PARAGRAPHS.contains(name) ? 1 : 0;
        }
      }
    }

    void leave(String name) {
      if (name.equals("tr")) {
        widest = Math.max(widest, cells);
        dataRows += filled > 1 ? 1 : 0;
      } else if (name.equals("td") || name.equals("th")) {
        cells++;
        filled += length > 0 ? 1 : 0;
        article |= paragraphs >= ARTICLE_PARAGRAPHS && length >= ARTICLE_LENGTH;
      }
    }

    boolean isData() {
      boolean shaped = widest > 1 && (dataRows > 0 || headed);
      return !nested && shaped && (!article || dataRows >= DATA_ROWS);
    }
  }
}
