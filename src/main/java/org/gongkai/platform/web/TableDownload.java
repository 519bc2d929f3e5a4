package org.gongkai.platform.web;

import io.smallrye.mutiny.Multi;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gongkai.platform.table.TableFormat;

/** A table as the answer to a request. */
public final class TableDownload {

  /** Media type of {@link TableFormat#NDJSON}, for annotations. */
  public static final String NDJSON = "application/x-ndjson";

  /** Media type of {@link TableFormat#CSV}, for annotations. */
  public static final String CSV = "text/csv; charset=UTF-8";

  /** Media type of {@link TableFormat#XLSX}, for annotations. */
  public static final String XLSX =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  private TableDownload() {}

  /**
   * Headers under which browsers save the file.
   *
   * @param name of the file without its ending; letters, digits and dashes
   * @param cacheControl whether it may be kept on the way
   */
  public static Map<String, List<String>> headers(
      String name, TableFormat format, String cacheControl) {
    Map<String, List<String>> headers = new HashMap<>();
    String disposition = "attachment; filename=\"" + name + '.' + format.extension() + '"';
    headers.put("Content-Disposition", List.of(disposition));
    headers.put("Cache-Control", List.of(cacheControl));
    return headers;
  }

  /**
   * The pieces as they must be handed over to arrive as they are: the server ends each piece of an
   * NDJSON stream with a line feed, which is therefore taken away from those that have it.
   */
  public static Multi<byte[]> body(TableFormat format, Multi<byte[]> pieces) {
    Multi<byte[]> filled = pieces.select().where(piece -> piece.length > 0);
    return format == TableFormat.NDJSON
        ? filled.map(piece -> Arrays.copyOf(piece, piece.length - 1))
        : filled;
  }
}
