package org.gongkai.comment.offline;

import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Something that is wrong in a table.
 *
 * @param row as a spreadsheet counts it, from 1
 * @param column its heading; null when it is about the whole row
 * @param message what to correct; repeats nothing of the cell
 */
@RegisterForReflection
@Schema(description = "Something that is wrong in a table")
public record BulkErrorView(
    @Schema(examples = "7") int row,
    @Nullable @Schema(nullable = true, examples = "收到日期") String column,
    @Schema(examples = "收到日期晚于今天") String message) {}
