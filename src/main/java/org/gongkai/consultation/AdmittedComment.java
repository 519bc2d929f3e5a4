package org.gongkai.consultation;

import java.time.Instant;

/**
 * The leave to add a comment in the present transaction.
 *
 * @param draftNumber version of the draft that the comment is about
 * @param at when the leave was given, on the database's clock
 */
public record AdmittedComment(int draftNumber, Instant at) {}
