package org.gongkai.media.format;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.gongkai.platform.office.OfficeFileException;
import org.gongkai.platform.office.OfficeLinks;
import org.gongkai.platform.office.OfficePackage;
import org.gongkai.platform.office.XmlCursor;
import org.jspecify.annotations.Nullable;

/**
 * Checks that a document is what it says and is whole. A document is kept as it came: it is only
 * ever served for saving, never shown by a browser under our name.
 */
final class DocumentCheck {

  /** The end of a PDF stands within its last 1,024 bytes (ISO 32000-1, annex H.3, note 18). */
  private static final int PDF_END = 1024;

  private static final String OOXML = "application/vnd.openxmlformats-officedocument.";

  private DocumentCheck() {}

  static void require(FileFormat format, byte[] file) {
    if (!holds(format, file)) {
      throw Refused.unreadable();
    }
  }

  private static boolean holds(FileFormat format, byte[] file) {
    try {
      return switch (format) {
        case PDF -> isWholePdf(file);
        case OFD -> isOfd(OfficePackage.unpacked(file));
        default -> (format.mediaType() + ".main+xml").equals(mainType(OfficePackage.open(file)));
      };
    } catch (OfficeFileException unsafe) {
      return false;
    }
  }

  private static boolean isWholePdf(byte[] file) {
    int from = Math.max(0, file.length - PDF_END);
    String end = new String(file, from, file.length - from, StandardCharsets.ISO_8859_1);
    return end.contains("startxref") && end.contains("%%EOF");
  }

  /** GB/T 33190-2016, 7.4: the entry OFD.xml, whose root is the element OFD. */
  private static boolean isOfd(OfficePackage file) {
    if (!file.has("OFD.xml")) {
      return false;
    }
    XmlCursor entry = file.part("OFD.xml");
    return entry.next(0) && entry.name().equals("OFD");
  }

  /** The declared type of the part that the file as a whole links as its document. */
  private static @Nullable String mainType(OfficePackage file) {
    String main = OfficeLinks.of(file, "").part("officeDocument");
    if (main == null || !file.has(main)) {
      return null;
    }
    XmlCursor types = file.part("[Content_Types].xml");
    while (types.next(0)) {
      if (types.name().equals("Override") && types.text("PartName").equalsIgnoreCase('/' + main)) {
        String type = types.text("ContentType").toLowerCase(Locale.ROOT);
        return type.startsWith(OOXML) ? type : null;
      }
    }
    return null;
  }
}
