package org.gongkai.consultation;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The leave to add a comment in the present transaction.
 *
 * @param draftNumber version of the draft that the comment is about
 * @param at when the leave was given, on the database's clock
 * @param ticketId the ticket that the leave rests on, which is good once; null within the window
 */
public record AdmittedComment(int draftNumber, Instant at, @Nullable UUID ticketId) {}
