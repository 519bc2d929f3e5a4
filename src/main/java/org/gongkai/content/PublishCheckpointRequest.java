package org.gongkai.content;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Where a signed head of the log is to be published.
 *
 * @param column column under which readers find it
 * @param unit publishing unit
 * @param channels ids of the channels that it is meant for
 */
@Schema(description = "Where a signed head of the log is to be published")
public record PublishCheckpointRequest(
    @NotBlank
        @Size(max = 60)
        @Pattern(regexp = "[a-z0-9][a-z0-9-]*")
        @Schema(description = "Column under which readers find it", examples = "notices")
        String column,
    @NotBlank @Size(max = 100) @Schema(examples = "青禾镇人民政府") String unit,
    @Nullable
        @Size(max = 50)
        @Schema(
            nullable = true,
            description = "Ids of the channels that it is meant for",
            examples = "[\"feed\"]")
        List<@NotBlank @Size(max = 40) String> channels) {}
