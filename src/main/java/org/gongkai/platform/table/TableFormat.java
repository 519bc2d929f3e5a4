package org.gongkai.platform.table;

import java.util.List;

/** The file formats in which a table is written. */
public enum TableFormat {
  /** One JSON object a line: every value exactly as it is, for programs. */
  NDJSON("application/x-ndjson", "ndjson"),
  /** RFC 4180 in UTF-8 with a byte order mark; what a spreadsheet would calculate is guarded. */
  CSV("text/csv; charset=UTF-8", "csv"),
  /** A workbook; every text is a typed string that nothing calculates. */
  XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx");

  private final String mediaType;
  private final String extension;

  TableFormat(String mediaType, String extension) {
    this.mediaType = mediaType;
    this.extension = extension;
  }

  /** The media type of the file. */
  public String mediaType() {
    return mediaType;
  }

  /** The ending of the file's name, without a dot. */
  public String extension() {
    return extension;
  }

  RowEncoder encoder(List<? extends TableColumn<?>> columns) {
    return switch (this) {
      case NDJSON -> new NdjsonEncoder(columns);
      case CSV -> new CsvEncoder(columns);
      case XLSX -> new XlsxEncoder(columns, XlsxLimits.EXCEL);
    };
  }
}
