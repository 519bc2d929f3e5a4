package org.gongkai.delivery;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a person found or did.
 *
 * @param liveUrl where readers see it; mandatory for POSTED
 * @param platformId the platform's name of the post
 * @param note how it is known; mandatory except for POSTED and RETRY
 */
@Schema(description = "What a person found or did about a delivery")
public record ResolveDeliveryRequest(
    @NotNull ResolutionOutcome outcome,
    @Nullable
        @Size(max = 500)
        @Pattern(regexp = "https?://[^\\s]+")
        @Schema(nullable = true, examples = "https://www.toutiao.com/article/7301234567890123456/")
        String liveUrl,
    @Nullable @Size(max = 200) @Schema(nullable = true) String platformId,
    @Nullable @Size(max = 500) @Schema(nullable = true, examples = "已在后台核对，未发布。") String note) {}
