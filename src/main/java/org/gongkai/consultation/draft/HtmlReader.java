package org.gongkai.consultation.draft;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a web page into blocks. The walk keeps its own stacks, so that no depth of the page can
 * exhaust the thread's.
 */
final class HtmlReader implements NodeVisitor {

  /** Items that start on one line share it; deeper nests than this only show the last number. */
  private static final int LONGEST_MARKER = 40;

  /** The parser takes very long to find the places of tables that were never closed. */
  private static final int MOST_TABLES = 4_000;

  private static final Pattern TABLE = Pattern.compile("<table", Pattern.CASE_INSENSITIVE);

  private final Set<Element> dataTables;
  private final int pageLength;
  private final BlockList page = new BlockList();
  private final Deque<HtmlList> lists = new ArrayDeque<>();

  /** What was skipped inside the paragraph that is being read. */
  private BlockList skipped = new BlockList();

  private BlockList out = page;
  private HtmlText text = new HtmlText();
  private String marker = "";
  private boolean lineWritten;
  private int preformatted;
  private int articles;
  private @Nullable HtmlTable table;
  private @Nullable Skipping skipping;

  /**
   * An element whose content is skipped.
   *
   * @param interrupted the paragraph around it, which goes on behind it
   */
  private record Skipping(Element element, SetAsideReason reason, HtmlText interrupted) {}

  private HtmlReader(Document document) {
    this.dataTables = HtmlTables.withData(document);
    this.pageLength = document.body().text().length();
  }

  static Source read(String page) {
    if (TABLE.matcher(page).results().skip(MOST_TABLES).findAny().isPresent()) {
      throw new DraftFormatException(DraftFormatException.Reason.UNSAFE_FILE);
    }
    Document document = Jsoup.parse(page);
    HtmlReader reader = new HtmlReader(document);
    NodeTraversor.traverse(reader, document);
    reader.flush();
    return Source.of(reader.page.blocks());
  }

  @Override
  public void head(Node node, int depth) {
    if (node instanceof TextNode words) {
      append(words.getWholeText());
    } else if (node instanceof Element element) {
      enter(element);
    }
  }

  @Override
  public void tail(Node node, int depth) {
    if (node instanceof Element element) {
      leave(element);
    }
  }

  private void append(String words) {
    if (preformatted == 0) {
      text.append(words);
      return;
    }
    String[] lines = words.split("\\R", -1);
    for (int i = 0; i < lines.length; i++) {
      if (i > 0) {
        flush();
      }
      text.appendAsIs(lines[i]);
    }
  }

  private void enter(Element element) {
    if (HtmlElements.isBlock(element)) {
      flush();
      lineWritten = false;
    }
    if (skipping == null) {
      enterVisible(element);
    }
    if (element.normalName().equals("br")) {
      breakLine();
    }
    if (element.normalName().equals("pre")) {
      preformatted++;
    }
    if (HtmlElements.isArticle(element)) {
      articles++;
    }
  }

  private void enterVisible(Element element) {
    SetAsideReason reason = HtmlElements.reason(element, pageLength, articles > 0);
    if (HtmlElements.isCode(element)) {
      skipped.skip("<" + element.normalName() + ">", SetAsideReason.PAGE_CLUTTER);
      return;
    }
    if (reason != null) {
      startSkipping(element, reason);
      return;
    }
    switch (element.normalName()) {
      case "img" -> skipped.skip(description(element), SetAsideReason.IMAGE);
      case "ol", "ul", "menu" -> lists.push(new HtmlList(element));
      case "li" -> startItem(element);
      case "table", "tr", "td", "th" -> enterTable(element);
      default -> {
        // Other elements only mark up the words in them.
      }
    }
  }

  private void startSkipping(Element element, SetAsideReason reason) {
    if (HtmlElements.isNamed(element)) {
      skipped.skip("<" + element.normalName() + ">", reason);
    }
    skipping = new Skipping(element, reason, text);
    text = new HtmlText();
  }

  private static String description(Element image) {
    String words = image.attr("alt").isBlank() ? image.attr("title") : image.attr("alt");
    return words.isBlank() ? "<img>" : words;
  }

  private void startItem(Element item) {
    HtmlList list = lists.peek();
    if (list != null) {
      String own = list.marker(item);
      boolean joined = !marker.isEmpty() && !own.isEmpty() && marker.length() < LONGEST_MARKER;
      marker = joined ? marker + " " + own : own;
    }
  }

  private void enterTable(Element element) {
    if (dataTables.contains(element)) {
      table = new HtmlTable(element);
      return;
    }
    HtmlTable current = table;
    if (current != null) {
      BlockList cell = current.enter(element);
      out = cell == null ? out : cell;
    }
  }

  private void leave(Element element) {
    if (HtmlElements.isBlock(element)) {
      flush();
      if (element.normalName().equals("p") && !lineWritten) {
        out.blank();
      }
    }
    if (element.normalName().equals("pre")) {
      preformatted--;
    }
    if (HtmlElements.isArticle(element)) {
      articles--;
    }
    Skipping current = skipping;
    if (current == null) {
      leaveVisible(element);
    } else if (current.element().equals(element)) {
      flush();
      text = current.interrupted();
      skipping = null;
      if (HtmlElements.isBlock(element)) {
        flush();
      }
    }
  }

  private void leaveVisible(Element element) {
    switch (element.normalName()) {
      case "ol", "ul", "menu" -> {
        HtmlList unused = lists.poll();
      }
      // An item without words shows nothing that could be lost.
      case "li" -> marker = "";
      case "table", "td", "th" -> leaveTable(element);
      default -> {
        // Nothing ends with it.
      }
    }
  }

  private void leaveTable(Element element) {
    HtmlTable current = table;
    if (current == null) {
      return;
    }
    if (current.is(element)) {
      table = null;
      out = page;
      current.writeTo(page);
    } else if (current.leave(element)) {
      out = page;
    }
  }

  private void breakLine() {
    String line = takeLine();
    write(line);
    if (line.isEmpty() && skipping == null) {
      out.blank();
    }
    lineWritten = true;
  }

  /** Ends the paragraph. */
  private void flush() {
    write(takeLine());
  }

  private String takeLine() {
    return LineReader.visible(text.take().replace('\n', ' '));
  }

  private void write(String line) {
    Skipping current = skipping;
    if (current != null) {
      skipped.skip(line, current.reason());
      return;
    }
    if (!line.isEmpty()) {
      out.line(marker.isEmpty() ? line : marker + " " + line);
      marker = "";
      lineWritten = true;
    }
    out.addAll(skipped);
    skipped = new BlockList();
  }
}
