package org.gongkai.consultation.draft;

import org.gongkai.platform.office.XmlCursor;
import org.jspecify.annotations.Nullable;

/** One paragraph of a Word file while it is read. */
final class DocxParagraph {

  private final StringBuilder text = new StringBuilder();
  private final StringBuilder hiddenText = new StringBuilder();

  /** What was skipped in the paragraph and what is anchored to it. */
  private final BlockList attached = new BlockList();

  private @Nullable String style;
  private @Nullable Integer numId;
  private @Nullable Integer level;
  private boolean markDeleted;
  private boolean markHidden;
  private boolean contents;

  /** Reads the properties the cursor is at. */
  void readProperties(XmlCursor part) {
    int depth = part.depth();
    while (part.next(depth)) {
      switch (part.name()) {
        case "pStyle" -> style = part.attribute("val");
        case "numId" -> numId = Integers.read(part.attribute("val"));
        case "ilvl" -> level = Integers.read(part.attribute("val"));
        case "del", "moveFrom" -> markDeleted = true;
        case "vanish" -> markHidden = part.isOn();
        default -> {
          // Looks do not matter.
        }
      }
    }
  }

  void append(String words) {
    text.append(words);
  }

  /** Words that follow each other hidden are reported as one. */
  void appendHidden(String words) {
    hiddenText.append(words);
  }

  void markContents() {
    contents = true;
  }

  @Nullable String style() {
    return style;
  }

  BlockList attached() {
    return attached;
  }

  /** Adds the paragraph to the list, with its number. */
  void writeTo(BlockList out, DocxNumbering numbering, DocxStyles styles) {
    attached.skip(hiddenText.toString(), SetAsideReason.HIDDEN_TEXT);
    boolean unseen = text.isEmpty() && !hiddenText.isEmpty() && markHidden;
    if (markDeleted) {
      // Without its mark the paragraph is the start of the next one.
      out.carry(text.toString());
    } else if (!unseen) {
      String line = numbered(numbering.label(style, numId, level));
      if (contents || styles.isContents(style)) {
        out.contents(line);
      } else {
        out.line(line);
      }
    }
    out.addAll(attached);
  }

  private String numbered(String label) {
    return label.isEmpty() ? text.toString() : label + " " + text;
  }
}
