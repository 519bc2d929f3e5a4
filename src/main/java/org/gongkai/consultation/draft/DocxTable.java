package org.gongkai.consultation.draft;

import org.gongkai.platform.office.XmlCursor;

/** Reads one table of a Word file. */
final class DocxTable {

  private static final int WIDEST = 1_000;

  private final XmlCursor part;
  private final DocxBody body;
  private final TableGrid grid = new TableGrid();
  private final BlockList skipped = new BlockList();
  private BlockList onlyCell = new BlockList();
  private boolean rowDeleted;

  /** What a cell says about its place. */
  private static final class Cell {

    private int width = 1;

    /** Whether it is covered by the cell above. */
    private boolean covered;
  }

  DocxTable(XmlCursor part, DocxBody body) {
    this.part = part;
    this.body = body;
  }

  /** Reads the table the cursor is at. A table of one cell is a frame around paragraphs. */
  void writeTo(BlockList out) {
    int depth = part.depth();
    while (part.next(depth)) {
      switch (part.name()) {
        case "tblPr", "tblGrid", "sdtPr" -> part.skip();
        case "tr" -> row();
        default -> {
          // Content controls and marks around rows.
        }
      }
    }
    if (grid.cells() == 1) {
      out.addAll(onlyCell);
    } else if (grid.cells() > 1) {
      out.table(grid.rows());
      out.addAll(skipped);
    } else {
      out.addAll(skipped);
    }
  }

  private void row() {
    int depth = part.depth();
    boolean started = false;
    int before = 0;
    rowDeleted = false;
    while (part.next(depth)) {
      switch (part.name()) {
        case "gridBefore" -> before = Integers.within(0, WIDEST, part.attribute("val"));
        case "del" -> rowDeleted = true;
        case "tc" -> {
          if (!started && !rowDeleted) {
            grid.startRow();
            grid.skip(before);
            started = true;
          }
          cell();
        }
        case "tblPrEx", "sdtPr" -> part.skip();
        default -> {
          // Content controls around cells.
        }
      }
    }
  }

  private void cell() {
    Cell cell = new Cell();
    BlockList content = new BlockList();
    int depth = part.depth();
    while (part.next(depth)) {
      if (part.name().equals("tcPr")) {
        readProperties(cell);
      } else {
        body.block(content);
      }
    }
    if (rowDeleted) {
      skipped.skipAll(content, SetAsideReason.DELETED_TEXT);
    } else if (cell.covered) {
      grid.cell(cell.width, 1, "");
      skipped.skipAll(content, SetAsideReason.HIDDEN_TEXT);
    } else {
      grid.cell(cell.width, 1, content.readable());
      keep(content);
    }
  }

  private void keep(BlockList content) {
    if (grid.cells() == 1) {
      onlyCell = content;
    }
    skipped.addSkipped(content);
  }

  private void readProperties(Cell cell) {
    int depth = part.depth();
    while (part.next(depth)) {
      switch (part.name()) {
        case "gridSpan" -> cell.width = Integers.within(1, WIDEST, part.attribute("val"));
        case "vMerge" -> cell.covered = !part.text("val").equals("restart");
        default -> {
          // Looks do not matter.
        }
      }
    }
  }
}
