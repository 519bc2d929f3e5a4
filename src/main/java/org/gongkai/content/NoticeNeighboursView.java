package org.gongkai.content;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The notices beside one in its column.
 *
 * @param previous the one published before it; null for the oldest
 * @param next the one published after it; null for the newest
 */
@Schema(description = "The notices beside one in its column, by their first publication")
public record NoticeNeighboursView(
    @Nullable @Schema(nullable = true) NoticeItem previous,
    @Nullable @Schema(nullable = true) NoticeItem next) {}
