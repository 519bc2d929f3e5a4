package org.gongkai.consultation;

import java.time.Instant;

/**
 * The leave to publish a feedback report in the present transaction.
 *
 * @param at when it was given, on the database's clock; not before the window's end
 */
public record FeedbackLeave(ConsultationItem consultation, Instant at) {}
