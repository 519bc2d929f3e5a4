package org.gongkai.channel;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Suspends, resumes or closes a channel.
 *
 * @param note why; kept in the register
 */
@Schema(description = "Why a channel is suspended, resumed or closed")
public record ChannelNoteRequest(
    @NotBlank @Size(min = 2, max = 500) @Schema(examples = "按照集约化要求关停，粉丝已迁移至主账号。") String note) {}
