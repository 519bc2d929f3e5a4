package org.gongkai.adoption;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A comment that holds up a feedback report. */
@RegisterForReflection
@Schema(description = "A comment that holds up a feedback report")
public record OpenComment(UUID id, @Schema(examples = "7K3M-9QTA-X2V4N") String receipt) {}
