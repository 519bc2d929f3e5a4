package org.gongkai.consultation.draft;

import java.util.LinkedHashMap;
import java.util.Map;
import org.gongkai.platform.office.XmlCursor;

/** The notes and remarks of a Word file, each told where the text refers to it. */
final class DocxNotes {

  private final Map<String, String> footnotes = new LinkedHashMap<>();
  private final Map<String, String> endnotes = new LinkedHashMap<>();
  private final Map<String, String> comments = new LinkedHashMap<>();

  void readFootnotes(XmlCursor part, DocxStyles styles) {
    read(part, "footnote", styles, footnotes);
  }

  void readEndnotes(XmlCursor part, DocxStyles styles) {
    read(part, "endnote", styles, endnotes);
  }

  void readComments(XmlCursor part, DocxStyles styles) {
    read(part, "comment", styles, comments);
  }

  /** Puts down the note that the element at the cursor refers to, if it refers to one. */
  void reference(XmlCursor part, BlockList out) {
    switch (part.name()) {
      case "footnoteReference" -> take(part, footnotes, SetAsideReason.NOTE, out);
      case "endnoteReference" -> take(part, endnotes, SetAsideReason.NOTE, out);
      case "commentReference" -> take(part, comments, SetAsideReason.COMMENT, out);
      default -> {
        // Marks for layout.
      }
    }
  }

  /** Puts down what the text never referred to. */
  void rest(BlockList out) {
    footnotes.values().forEach(text -> out.skip(text, SetAsideReason.NOTE));
    endnotes.values().forEach(text -> out.skip(text, SetAsideReason.NOTE));
    comments.values().forEach(text -> out.skip(text, SetAsideReason.COMMENT));
  }

  private static void take(
      XmlCursor part, Map<String, String> notes, SetAsideReason reason, BlockList out) {
    String text = notes.remove(part.text("id"));
    if (text != null) {
      out.skip(text, reason);
    }
  }

  private static void read(
      XmlCursor part, String element, DocxStyles styles, Map<String, String> notes) {
    DocxNumbering none = new DocxNumbering(styles);
    while (part.next(0)) {
      if (part.name().equals(element)) {
        String id = part.text("id");
        BlockList blocks = new DocxBody(part, styles, none, new DocxNotes()).blocks();
        String text = String.join(" ", blocks.readable().lines().toList());
        String before = notes.get(id);
        notes.put(id, before == null ? text : before + " " + text);
      }
    }
  }
}
