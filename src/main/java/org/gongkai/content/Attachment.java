package org.gongkai.content;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A file beside a content's text.
 *
 * @param name how readers see it called
 * @param address its address in the media store
 */
@RegisterForReflection
@Schema(description = "A file beside a content's text")
public record Attachment(
    @NotBlank @Size(max = 200) @Schema(examples = "实施细则.pdf") String name,
    @NotNull
        @Pattern(regexp = "/media/[0-9a-f]{64}\\.[a-z0-9]{1,10}")
        @Schema(
            examples =
                "/media/9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08.pdf")
        String address) {}
