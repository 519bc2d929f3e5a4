package org.gongkai.content;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A content that was published, or whose publication was planned.
 *
 * @param warnings what its editors should see to: {@code policy-without-interpretation}
 */
@Schema(description = "A content that was published, or whose publication was planned")
public record PublicationView(
    ContentView content,
    @Schema(examples = "[\"policy-without-interpretation\"]") List<String> warnings) {}
