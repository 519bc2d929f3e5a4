package org.gongkai.decision;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Something published about a decision.
 *
 * @param rel {@code consultation}, {@code draft} or {@code feedback}
 * @param title what it is called
 * @param href its address below the API's root
 * @param at when it was published, or null when it has no single instant
 */
@Schema(description = "Something published about a decision")
public record DossierLink(
    @Schema(examples = "consultation") String rel,
    @Schema(examples = "关于公开征求意见的公告") String title,
    @Schema(examples = "/v1/consultations/0197a3c0-0000-7000-8000-000000000001") String href,
    @Nullable @Schema(nullable = true) Instant at) {}
