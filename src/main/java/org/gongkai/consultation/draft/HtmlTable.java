package org.gongkai.consultation.draft;

import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Collects the cells of one table that shows data. */
final class HtmlTable {

  private static final int MOST_COLUMNS = 1_000;
  private static final int MOST_ROWS = 65_534;

  private final Element element;
  private final TableGrid grid = new TableGrid();
  private final BlockList asides = new BlockList();
  private @Nullable BlockList cell;

  HtmlTable(Element element) {
    this.element = element;
  }

  boolean is(Element other) {
    return element.equals(other);
  }

  /** Where the words of a cell go that starts here; null when none does. */
  @Nullable BlockList enter(Element part) {
    if (part.nameIs("tr")) {
      grid.startRow();
      return null;
    }
    if (!part.nameIs("td") && !part.nameIs("th")) {
      return null;
    }
    BlockList started = new BlockList();
    cell = started;
    return started;
  }

  /** Whether a cell ended here. */
  boolean leave(Element part) {
    BlockList ended = cell;
    if (ended == null || (!part.nameIs("td") && !part.nameIs("th"))) {
      return false;
    }
    grid.cell(width(part), height(part), ended.readable());
    asides.addSkipped(ended);
    cell = null;
    return true;
  }

  void writeTo(BlockList out) {
    out.table(grid.rows());
    out.addAll(asides);
  }

  private static int width(Element part) {
    return Integers.within(1, MOST_COLUMNS, part.attr("colspan"));
  }

  /** A height of 0 reaches to the end of the table. */
  private static int height(Element part) {
    String height = part.attr("rowspan");
    return height.strip().equals("0") ? MOST_ROWS : Integers.within(1, MOST_ROWS, height);
  }
}
