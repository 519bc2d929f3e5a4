package org.gongkai.consultation.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.gongkai.consultation.draft.Source.Block;

/** Collects the blocks of a file, or of one cell of a table. */
final class BlockList {

  private final List<Block> blocks = new ArrayList<>();
  private String carried = "";

  void line(String text) {
    blocks.add(Block.line(takeCarried() + text));
  }

  void blank() {
    blocks.add(Block.line(""));
  }

  void table(List<List<String>> rows) {
    blocks.add(Block.table(rows));
  }

  /** Blank texts are not worth a remark. */
  void skip(String text, SetAsideReason reason) {
    if (!LineReader.visible(text).isEmpty()) {
      blocks.add(Block.skipped(text, reason));
    }
  }

  /** An entry of a table of contents; takes the heading above the entries along. */
  void contents(String text) {
    int last = blocks.size() - 1;
    if (last >= 0 && isContentsHeading(blocks.get(last))) {
      blocks.set(last, Block.skipped(blocks.get(last).text(), SetAsideReason.TABLE_OF_CONTENTS));
    }
    skip(takeCarried() + text, SetAsideReason.TABLE_OF_CONTENTS);
  }

  void addAll(BlockList others) {
    others.finish();
    blocks.addAll(others.blocks);
  }

  /** Adds what was skipped in the other list, and nothing else of it. */
  void addSkipped(BlockList others) {
    others.blocks.stream().filter(block -> block.reason() != null).forEach(blocks::add);
  }

  /** Adds everything of the other list as skipped. */
  void skipAll(BlockList others, SetAsideReason reason) {
    others.finish();
    for (Block block : others.blocks) {
      if (block.reason() == null) {
        skip(block.readable(), reason);
      } else {
        blocks.add(block);
      }
    }
  }

  /** Words whose paragraph goes on in the next one. */
  void carry(String text) {
    carried += text;
  }

  /** What was carried and found no next paragraph is a line. */
  void finish() {
    if (!carried.isEmpty()) {
      line("");
    }
  }

  /** The words a reader sees, one line per block. */
  String readable() {
    finish();
    return blocks.stream()
        .map(Block::readable)
        .filter(text -> !text.isBlank())
        .collect(Collectors.joining("\n"));
  }

  List<Block> blocks() {
    finish();
    return blocks;
  }

  private String takeCarried() {
    String taken = carried;
    carried = "";
    return taken;
  }

  private static boolean isContentsHeading(Block block) {
    String key = Characters.key(block.readable());
    return key.equals("目录") || key.equals("目次");
  }
}
