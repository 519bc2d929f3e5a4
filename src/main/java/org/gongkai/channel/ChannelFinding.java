package org.gongkai.channel;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Something that a channel does not take.
 *
 * @param field the content's or the registration's field, for example {@code title}
 * @param limit the limit that it breaks; null where there is no number
 * @param actual what it has instead; null likewise
 * @param message what to do, in Chinese
 */
@Schema(description = "Something that a channel does not take")
public record ChannelFinding(
    @Schema(examples = "title") String field,
    @Nullable @Schema(nullable = true, examples = "32") Integer limit,
    @Nullable @Schema(nullable = true, examples = "41") Integer actual,
    @Schema(examples = "标题最多 32 个字，现有 41 个字。") String message) {}
