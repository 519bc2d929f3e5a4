package org.gongkai.consultation;

import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gongkai.consultation.anchor.Fate;
import org.jspecify.annotations.Nullable;

/**
 * A page of anchors.
 *
 * @param counts how many clauses of the old version have which fate, whatever the page shows
 */
@Schema(description = "A page of anchors, in the order of the old version")
public record AnchorPageView(
    List<AnchorView> items,
    @Nullable @Schema(nullable = true) String nextCursor,
    @Schema(description = "How many clauses of the old version have which fate")
        Map<Fate, Long> counts) {}
