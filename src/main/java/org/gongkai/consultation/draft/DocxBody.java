package org.gongkai.consultation.draft;

import org.gongkai.platform.office.XmlCursor;

/** Cuts one text of a Word file, such as its body or a footnote, into blocks. */
final class DocxBody {

  private final XmlCursor part;
  private final DocxStyles styles;
  private final DocxNumbering numbering;
  private final DocxNotes notes;
  private final DocxFields fields = new DocxFields();

  DocxBody(XmlCursor part, DocxStyles styles, DocxNumbering numbering, DocxNotes notes) {
    this.part = part;
    this.styles = styles;
    this.numbering = numbering;
    this.notes = notes;
  }

  /** Reads all blocks inside the element the cursor is at. */
  BlockList blocks() {
    BlockList out = new BlockList();
    int depth = part.depth();
    while (part.next(depth)) {
      block(out);
    }
    return out;
  }

  /** Reads the block the cursor is at; what is no block of its own is entered. */
  void block(BlockList out) {
    switch (part.name()) {
      case "p" -> paragraph(out);
      case "tbl" -> new DocxTable(part, this).writeTo(out);
      case "sdt" -> control(out);
      case "del", "moveFrom" -> deleted(out);
      case "altChunk" ->
          out.skip("<altChunk " + part.text("id") + ">", SetAsideReason.EXTERNAL_REFERENCE);
      case "sectPr", "sdtPr", "customXmlPr" -> part.skip();
      default -> {
        // Wrappers such as insertions and custom XML; their content is part of the text.
      }
    }
  }

  /** A content control may hold a generated table of contents. */
  private void control(BlockList out) {
    boolean contents = false;
    BlockList inside = new BlockList();
    int depth = part.depth();
    while (part.next(depth)) {
      switch (part.name()) {
        case "docPartGallery" -> contents = part.text("val").equals("Table of Contents");
        case "p", "tbl", "sdt", "del", "moveFrom", "altChunk" -> block(inside);
        default -> {
          // Properties and wrappers.
        }
      }
    }
    if (contents) {
      out.skipAll(inside, SetAsideReason.TABLE_OF_CONTENTS);
    } else {
      out.addAll(inside);
    }
  }

  private void paragraph(BlockList out) {
    DocxParagraph paragraph = new DocxParagraph();
    int depth = part.depth();
    while (part.next(depth)) {
      inline(paragraph);
    }
    paragraph.writeTo(out, numbering, styles);
  }

  private void inline(DocxParagraph paragraph) {
    switch (part.name()) {
      case "pPr" -> paragraph.readProperties(part);
      case "r" -> run(paragraph);
      case "del", "moveFrom" -> deleted(paragraph.attached());
      case "fldSimple" ->
          paragraph
              .attached()
              .skip(DocxFields.outward(part.text("instr")), SetAsideReason.EXTERNAL_REFERENCE);
      case "rt" -> paragraph.attached().skip(words(), SetAsideReason.NOTE);
      // In a formula.
      case "t" -> append(paragraph, part.words(), false);
      case "sdtPr", "rPr" -> part.skip();
      default -> {
        // Links, controls and marks; the runs inside are read.
      }
    }
  }

  private void run(DocxParagraph paragraph) {
    boolean hidden = styles.isHidden(paragraph.style());
    int depth = part.depth();
    while (part.next(depth)) {
      if (part.name().equals("rPr")) {
        hidden = isHidden(hidden);
      } else {
        inRun(paragraph, hidden);
      }
    }
  }

  private void inRun(DocxParagraph paragraph, boolean hidden) {
    switch (part.name()) {
      case "t" -> append(paragraph, part.words(), hidden);
      case "tab", "ptab" -> append(paragraph, "\t", hidden);
      case "br", "cr" -> append(paragraph, "\n", hidden);
      case "noBreakHyphen" -> append(paragraph, "-", hidden);
      case "sym" -> append(paragraph, symbol(part.text("char")), hidden);
      case "delText" -> paragraph.attached().skip(part.words(), SetAsideReason.DELETED_TEXT);
      case "rt" -> paragraph.attached().skip(words(), SetAsideReason.NOTE);
      case "drawing", "pict", "object" -> graphic(paragraph.attached());
      case "fldChar" -> field(paragraph);
      case "instrText" -> fields.code(part.words());
      default -> notes.reference(part, paragraph.attached());
    }
  }

  private void append(DocxParagraph paragraph, String words, boolean hidden) {
    // Words inside a field's code are shown to nobody, yet they are words.
    if (hidden || fields.inCode()) {
      paragraph.appendHidden(words);
      return;
    }
    if (fields.inContents()) {
      paragraph.markContents();
    }
    paragraph.append(words);
  }

  private void field(DocxParagraph paragraph) {
    switch (part.text("fldCharType")) {
      case "begin" -> fields.begin();
      case "separate" -> {
        paragraph.attached().skip(fields.outward(), SetAsideReason.EXTERNAL_REFERENCE);
        fields.separate();
      }
      default -> fields.end();
    }
  }

  private boolean isHidden(boolean inherited) {
    boolean hidden = inherited;
    int depth = part.depth();
    while (part.next(depth)) {
      if (part.name().equals("rStyle")) {
        hidden |= styles.isHidden(part.text("val"));
      } else if (part.name().equals("vanish")) {
        hidden = part.isOn();
      }
    }
    return hidden;
  }

  /** Words that were taken out stay visible to the officer as one remark. */
  private void deleted(BlockList out) {
    out.skip(words(), SetAsideReason.DELETED_TEXT);
  }

  /** Goes to the end of the element and gives the words in it, whatever became of them. */
  private String words() {
    StringBuilder words = new StringBuilder();
    int depth = part.depth();
    while (part.next(depth)) {
      if (part.name().equals("t") || part.name().equals("delText")) {
        words.append(part.words());
      }
    }
    return words.toString();
  }

  /** A text box is part of the text; a picture is set aside with its description. */
  private void graphic(BlockList out) {
    BlockList boxes = new BlockList();
    boolean box = false;
    boolean picture = false;
    String description = "";
    int depth = part.depth();
    while (part.next(depth)) {
      switch (part.name()) {
        case "txbxContent" -> {
          box = true;
          boxes.addAll(blocks());
        }
        case "blip", "imagedata" -> picture = true;
        default -> description = described(description);
      }
    }
    if (picture || !box) {
      out.skip(description.isBlank() ? "<image>" : description, SetAsideReason.IMAGE);
    }
    out.addAll(boxes);
  }

  private String described(String before) {
    for (String attribute : new String[] {"descr", "alt", "string", "name"}) {
      String text = part.text(attribute);
      if (before.isBlank() && !text.isBlank() && !attribute.equals("name")) {
        return text;
      }
      if (before.isBlank() && !text.isBlank() && part.name().equals("docPr")) {
        return text;
      }
    }
    return before;
  }

  /** Symbol fonts put their signs at private code points; the usual ones have public ones too. */
  private static String symbol(String code) {
    int point = hexadecimal(code);
    return switch (point) {
      case 0xF0FC, 0xF050 -> "√";
      case 0xF0FB, 0xF0D5 -> "×";
      case 0xF0FE, 0xF052 -> "☑";
      case 0xF0A8, 0xF06F, 0xF0A3 -> "□";
      case 0xF0B7, 0xF06C -> "●";
      case 0xF06E -> "■";
      default -> point < 0 ? "□" : Character.toString(point);
    };
  }

  private static int hexadecimal(String code) {
    int point = 0;
    for (int i = 0; i < code.length() && i < 5; i++) {
      int digit = Character.digit(code.charAt(i), 16);
      if (digit < 0) {
        return -1;
      }
      point = point * 16 + digit;
    }
    boolean sign = point >= ' ' && !(point >= 0xD800 && point <= 0xDFFF);
    return sign ? point : -1;
  }
}
