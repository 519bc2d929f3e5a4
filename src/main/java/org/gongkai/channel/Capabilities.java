package org.gongkai.channel;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What channels of a kind can do.
 *
 * @param titleLimit longest title in characters as the platform counts them; null without a limit
 * @param bodyLimit longest body likewise
 * @param images most images of a post; 0 when it takes none
 * @param update whether a post can be changed in its place
 * @param withdraw whether a post can be taken away
 * @param readBack whether the platform can be asked what it shows
 * @param repeatable whether the platform takes the same call twice as one, so that a call of
 *     unknown outcome may be made again with the same key
 * @param assisted whether a person posts what is prepared here
 */
@Schema(description = "What channels of a kind can do")
public record Capabilities(
    @Nullable @Schema(nullable = true, examples = "32") Integer titleLimit,
    @Nullable @Schema(nullable = true, examples = "90000") Integer bodyLimit,
    @Schema(examples = "9") int images,
    boolean update,
    boolean withdraw,
    boolean readBack,
    boolean repeatable,
    boolean assisted) {}
