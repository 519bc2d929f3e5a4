package org.gongkai.comment.offline;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a dry run found.
 *
 * @param rows how many rows there are below the heading
 * @param accepted how many of them would be entered if the others were mended
 * @param errorCount how many faults there are
 * @param errors the first 200 of them, in the order of the rows
 */
@Schema(description = "What a dry run found; nothing was entered")
public record BulkReportView(
    @Schema(examples = "120") int rows,
    @Schema(examples = "119") int accepted,
    @Schema(examples = "1") int errorCount,
    List<BulkErrorView> errors) {}
