package org.gongkai.content;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gongkai.platform.time.Moment;
import org.jspecify.annotations.Nullable;

/**
 * A publication.
 *
 * @param channels where it goes; null for the channels that the version is meant for
 * @param publishAt when; null for now
 */
@Schema(description = "A publication")
public record PublishContentRequest(
    @Nullable @Size(max = 50) @Schema(nullable = true, examples = "[\"feed\"]")
        Set<@NotNull @Size(min = 1, max = 40) String> channels,
    @Nullable @Schema(nullable = true, examples = "2026-05-01T08:00:00+08:00") Moment publishAt) {}
