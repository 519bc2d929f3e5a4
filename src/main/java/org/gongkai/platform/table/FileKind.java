package org.gongkai.platform.table;

import java.nio.charset.StandardCharsets;

/** What a file is by its first bytes. */
enum FileKind {
  /** A zip file: a workbook, if anything we read. */
  WORKBOOK,
  /** An OLE container, as {@code .xls} is one. */
  OLD_WORKBOOK,
  /** An OLE container around a workbook that a password locks ([MS-OFFCRYPTO] 2.3.4). */
  LOCKED_WORKBOOK,
  /** Anything else. */
  TEXT;

  private static final String ZIP = "PK";
  private static final String OLE = "\u00D0\u00CF\u0011\u00E0\u00A1\u00B1\u001A\u00E1";

  /** Names in an OLE container are in UTF-16. */
  private static final String LOCKED = "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0";

  static FileKind of(byte[] file) {
    String bytes = new String(file, StandardCharsets.ISO_8859_1);
    if (bytes.startsWith(OLE)) {
      return bytes.contains(LOCKED) ? LOCKED_WORKBOOK : OLD_WORKBOOK;
    }
    boolean zip = bytes.startsWith(ZIP) && bytes.length() > 2 && bytes.charAt(2) < ' ';
    return zip ? WORKBOOK : TEXT;
  }
}
