package org.gongkai.consultation.draft;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a file says, cut into lines. Lines and skipped items share one count from 1, so that each
 * number stands for one thing.
 *
 * @param lines the lines and tables, none of them blank
 * @param skipped what is no part of the text, such as scripts and pictures
 */
record Source(List<SourceLine> lines, List<SetAside> skipped) {

  private static final int LONGEST_SKIPPED = 500;

  /** Numbers the blocks from 1; blank lines count too, as they do in a plain text. */
  static Source of(List<Block> blocks) {
    Source source = new Source(new ArrayList<>(), new ArrayList<>());
    int number = 1;
    for (Block block : blocks) {
      number = source.add(block, number);
    }
    return source;
  }

  private int add(Block block, int number) {
    SetAsideReason reason = block.reason();
    List<List<String>> table = block.table();
    if (reason != null) {
      return skip(block.text(), reason, number);
    }
    if (table != null) {
      lines.add(SourceLine.of(number, visible(table)));
      return number + 1;
    }
    return addLines(block.text(), number);
  }

  private int skip(String text, SetAsideReason reason, int number) {
    String visible = LineReader.visible(text);
    if (!visible.isEmpty()) {
      skipped.add(new SetAside(number, shortened(visible), reason));
    }
    return number + 1;
  }

  private int addLines(String text, int number) {
    int from = 0;
    int next = number;
    for (int i = 0; i <= text.length(); i++) {
      if (i == text.length() || Characters.isLineBreak(text.charAt(i))) {
        String line = LineReader.visible(text.substring(from, i));
        if (!line.isEmpty()) {
          lines.add(SourceLine.of(next, line));
        }
        next++;
        from = i + 1;
      }
    }
    return next;
  }

  private static List<List<String>> visible(List<List<String>> table) {
    return table.stream().map(row -> row.stream().map(Source::visibleCell).toList()).toList();
  }

  private static String visibleCell(String cell) {
    return String.join(
        "\n", cell.lines().map(LineReader::visible).filter(line -> !line.isEmpty()).toList());
  }

  private static String shortened(String text) {
    if (text.length() <= LONGEST_SKIPPED) {
      return text;
    }
    int end = LONGEST_SKIPPED - 1;
    boolean splitsPair = Character.isHighSurrogate(text.charAt(end - 1));
    return text.substring(0, splitsPair ? end - 1 : end) + "…";
  }

  /**
   * One thing in a file, in the order in which it is read.
   *
   * @param text the words; may hold line breaks
   * @param table the cells when it is a table
   * @param reason why it is skipped; null when it is part of the text
   */
  record Block(String text, @Nullable List<List<String>> table, @Nullable SetAsideReason reason) {

    static Block line(String text) {
      return new Block(text, null, null);
    }

    static Block table(List<List<String>> rows) {
      return new Block("", rows, null);
    }

    static Block skipped(String text, SetAsideReason reason) {
      return new Block(text, null, reason);
    }

    /** The words a reader sees; none when it is skipped. */
    String readable() {
      if (reason != null) {
        return "";
      }
      return table == null ? text : TableText.of(table);
    }
  }
}
