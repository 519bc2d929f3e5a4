package org.gongkai.consultation;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the admission of a comment depends on besides the window.
 *
 * @param ticketId of the ticket that came with it; null without one
 * @param ticketAt when the ticket was given, on the database's clock; null without one
 * @param graceMillis for how long after the closing a ticket holds
 */
public record AdmissionTerms(
    @Nullable UUID ticketId, @Nullable Instant ticketAt, long graceMillis) {}
