package org.gongkai.adoption;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A verdict that an officer gives, complete.
 *
 * @param reason as the public reads it, the individual sentence included
 * @param isPublished whether it revises a published one
 */
record GivenVerdict(
    UUID commentId,
    Outcome outcome,
    @Nullable String reason,
    @Nullable UUID clauseId,
    @Nullable Integer draftVersion,
    @Nullable String individual,
    @Nullable UUID groupId,
    @Nullable String note,
    String by,
    Instant at,
    boolean isPublished) {}
