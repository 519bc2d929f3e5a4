package org.gongkai.consultation.draft;

import org.gongkai.consultation.draft.DraftFormatException.Reason;
import org.gongkai.platform.office.OfficeFileException;
import org.gongkai.platform.office.OfficeLinks;
import org.gongkai.platform.office.OfficePackage;
import org.gongkai.platform.office.XmlCursor;
import org.jspecify.annotations.Nullable;

/** Cuts a Word file into blocks. */
final class DocxReader {

  private final OfficePackage file;
  private final String main;
  private final OfficeLinks links;
  private final DocxStyles styles;
  private final DocxNotes notes = new DocxNotes();

  private DocxReader(OfficePackage file) {
    this.file = file;
    String document = OfficeLinks.of(file, "").part("officeDocument");
    if (document == null) {
      throw new DraftFormatException(Reason.UNREADABLE_FILE);
    }
    this.main = document;
    this.links = OfficeLinks.of(file, main);
    XmlCursor stylePart = linked("styles");
    this.styles = stylePart == null ? new DocxStyles() : DocxStyles.read(stylePart);
  }

  static Source read(byte[] file) {
    try {
      return new DocxReader(OfficePackage.open(file)).read();
    } catch (OfficeFileException refused) {
      throw new DraftFormatException(reason(refused.reason()), refused);
    }
  }

  private static Reason reason(OfficeFileException.Reason reason) {
    return switch (reason) {
      case UNREADABLE_FILE -> Reason.UNREADABLE_FILE;
      case UNSAFE_FILE -> Reason.UNSAFE_FILE;
      case CONTAINS_MACROS -> Reason.CONTAINS_MACROS;
    };
  }

  private Source read() {
    readNotes();
    XmlCursor body = file.part(main);
    boolean document = body.next(0) && body.name().equals("document") && body.isWord();
    if (!document) {
      throw new DraftFormatException(Reason.UNREADABLE_FILE);
    }
    BlockList blocks = new DocxBody(body, styles, numbering(), notes).blocks();
    // The rest of the part has to be well-formed too.
    while (body.next(0)) {
      body.skip();
    }
    notes.rest(blocks);
    skipMargins(blocks);
    skipForeignParts(blocks);
    return Source.of(blocks.blocks());
  }

  private DocxNumbering numbering() {
    XmlCursor part = linked("numbering");
    return part == null ? new DocxNumbering(styles) : DocxNumbering.read(part, styles);
  }

  private void readNotes() {
    XmlCursor footnotes = linked("footnotes");
    if (footnotes != null) {
      notes.readFootnotes(footnotes, styles);
    }
    XmlCursor endnotes = linked("endnotes");
    if (endnotes != null) {
      notes.readEndnotes(endnotes, styles);
    }
    XmlCursor comments = linked("comments");
    if (comments != null) {
      notes.readComments(comments, styles);
    }
  }

  private void skipMargins(BlockList blocks) {
    for (String type : new String[] {"header", "footer"}) {
      for (String name : links.parts(type)) {
        XmlCursor part = file.part(name);
        boolean started = part.next(0);
        if (started) {
          DocxNumbering none = new DocxNumbering(styles);
          DocxBody margin = new DocxBody(part, styles, none, new DocxNotes());
          blocks.skipAll(margin.blocks(), SetAsideReason.PAGE_CLUTTER);
        }
      }
    }
  }

  private void skipForeignParts(BlockList blocks) {
    for (String name : file.names()) {
      if (name.endsWith(".rels")) {
        OfficeLinks.in(file, name)
            .outward()
            .forEach(link -> blocks.skip(link.target(), SetAsideReason.EXTERNAL_REFERENCE));
      } else if (name.contains("/embeddings/") || name.contains("/activex/")) {
        blocks.skip("<" + name + ">", SetAsideReason.EMBEDDED_OBJECT);
      }
    }
  }

  private @Nullable XmlCursor linked(String type) {
    String name = links.part(type);
    return name == null ? null : file.part(name);
  }
}
