package org.gongkai.adoption;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What one answer to a group did.
 *
 * @param state whether it counts or waits for a second person
 * @param comments how many members it answers
 */
@Schema(description = "What one answer to a group did")
public record GroupVerdictView(
    UUID groupId, UUID consultationId, VerdictState state, @Schema(examples = "12") int comments) {}
