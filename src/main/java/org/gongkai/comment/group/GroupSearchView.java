package org.gongkai.comment.group;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a search for similar comments found.
 *
 * @param compared how many comments were in no group and not withdrawn
 * @param proposals how many proposals are open now
 */
@Schema(description = "What a search for similar comments found")
public record GroupSearchView(
    UUID consultationId,
    @Schema(examples = "5200") int compared,
    @Schema(examples = "14") int proposals,
    Instant foundAt) {}
