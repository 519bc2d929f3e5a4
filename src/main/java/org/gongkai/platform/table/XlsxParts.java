package org.gongkai.platform.table;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The parts of a workbook beside its sheets (ECMA-376). */
final class XlsxParts {

  static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>";
  static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

  /** The style of headings: bold. */
  static final int HEADING = 1;

  /** The style of texts: what is typed into such a cell stays text. */
  static final int TEXT = 2;

  /** The same, and shown with an apostrophe while it is edited, which keeps it a text for good. */
  static final int GUARDED = 3;

  static final String STYLES =
      DECLARATION
          + "<styleSheet xmlns=\""
          + MAIN
          + "\"><fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font>"
          + "<font><b/><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts>"
          + "<fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill>"
          + "<fill><patternFill patternType=\"gray125\"/></fill></fills>"
          + "<borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border>"
          + "</borders><cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\""
          + " borderId=\"0\"/></cellStyleXfs><cellXfs count=\"4\">"
          + style(0, 0, "")
          + style(49, 1, "")
          + style(49, 0, "")
          + style(49, 0, " quotePrefix=\"1\"")
          + "</cellXfs><cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\""
          + " builtinId=\"0\"/></cellStyles></styleSheet>";

  private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
  private static final String OFFICE =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

  static final String LINKS =
      DECLARATION
          + "<Relationships xmlns=\""
          + PACKAGE
          + "relationships\">"
          + link(1, "officeDocument", "xl/workbook.xml")
          + "</Relationships>";

  private static final String TYPES =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.";

  private XlsxParts() {}

  static String workbook(int sheets) {
    return DECLARATION
        + "<workbook xmlns=\"%s\" xmlns:r=\"%s\"><sheets>".formatted(MAIN, OFFICE)
        + each(sheets, "<sheet name=\"Sheet%1$d\" sheetId=\"%1$d\" r:id=\"rId%1$d\"/>")
        + "</sheets></workbook>";
  }

  static String workbookLinks(int sheets) {
    return DECLARATION
        + "<Relationships xmlns=\"%srelationships\">".formatted(PACKAGE)
        + each(sheets, link("rId%1$d", "worksheet", "worksheets/sheet%1$d.xml"))
        + link(sheets + 1, "styles", "styles.xml")
        + "</Relationships>";
  }

  static String contentTypes(int sheets) {
    return DECLARATION
        + "<Types xmlns=\"%scontent-types\"><Default Extension=\"rels\"".formatted(PACKAGE)
        + " ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
        + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
        + override("workbook.xml", "sheet.main+xml")
        + override("styles.xml", "styles+xml")
        + each(sheets, override("worksheets/sheet%1$d.xml", "worksheet+xml"))
        + "</Types>";
  }

  private static String override(String part, String type) {
    return "<Override PartName=\"/xl/" + part + "\" ContentType=\"" + TYPES + type + "\"/>";
  }

  private static String link(int id, String type, String target) {
    return link("rId" + id, type, target);
  }

  private static String link(String id, String type, String target) {
    return "<Relationship Id=\"%s\" Type=\"%s/%s\" Target=\"%s\"/>"
        .formatted(id, OFFICE, type, target);
  }

  private static String style(int format, int font, String more) {
    return "<xf numFmtId=\"%d\" fontId=\"%d\" fillId=\"0\" borderId=\"0\" xfId=\"0\"%s/>"
        .formatted(format, font, more);
  }

  private static String each(int sheets, String template) {
    return IntStream.rangeClosed(1, sheets)
        .mapToObj(number -> template.formatted(number))
        .collect(Collectors.joining());
  }
}
