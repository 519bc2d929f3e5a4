package org.gongkai.delivery;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the last trial of a channel's account gave. */
@Schema(description = "What the last trial of a channel's account gave")
public record TrialView(
    Instant testedAt, boolean works, @Schema(examples = "已连接，证书与签名有效。") String outcome) {}
