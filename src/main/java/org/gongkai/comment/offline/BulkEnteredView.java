package org.gongkai.comment.offline;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The comments that were entered from a table.
 *
 * @param late how many of them came in after the window's last day
 * @param receipts one for each row, in the order of the rows
 */
@Schema(description = "The comments that were entered from a table")
public record BulkEnteredView(
    @Schema(examples = "120") int entered,
    @Schema(examples = "2") int late,
    List<RowReceipt> receipts) {

  /** The receipt of one row. */
  @Schema(name = "BulkRowReceipt", description = "The receipt of one row")
  public record RowReceipt(
      @Schema(examples = "7") int row, @Schema(examples = "7K3M-9QTA-X2V4N") String receipt) {}
}
