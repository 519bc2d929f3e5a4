package org.gongkai.content;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A file beside a notice.
 *
 * @param address below the API's root
 * @param mediaType null for a file that the media store does not know
 * @param bytes its size; null likewise
 */
@Schema(description = "A file beside a notice")
public record NoticeFile(
    @Schema(examples = "实施细则.pdf") String name,
    @Schema(
            examples =
                "/media/9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08.pdf")
        String address,
    @Nullable @Schema(nullable = true, examples = "application/pdf") String mediaType,
    @Nullable @Schema(nullable = true, examples = "48213") Long bytes) {}
