package org.gongkai.delivery;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * All channels at a glance.
 *
 * @param tasks deliveries that a person must act on, those that wait longest first; at most 50
 * @param incidents that nobody has resolved, newest first; at most 50
 */
@Schema(description = "All channels at a glance")
public record BoardView(
    Instant at,
    List<BoardChannel> channels,
    BoardCounts totals,
    List<BoardTask> tasks,
    List<IncidentView> incidents) {}
