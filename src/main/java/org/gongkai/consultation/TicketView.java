package org.gongkai.consultation;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The proof that a comment was begun while the window was open.
 *
 * @param ticket send it with the comment
 * @param closesAt when the window closes
 * @param honouredUntil until then a comment with the ticket is taken, once, though the window has
 *     closed
 */
@Schema(description = "The proof that a comment was begun while the window was open")
public record TicketView(
    @Schema(examples = "AZr1...Q.6a1f...") String ticket,
    Instant closesAt,
    Instant honouredUntil) {}
