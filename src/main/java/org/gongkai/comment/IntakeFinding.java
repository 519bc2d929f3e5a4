package org.gongkai.comment;

import org.gongkai.consultation.Admission;
import org.jspecify.annotations.Nullable;

/**
 * What the statement that takes a comment in found, and whether it stored the comment. What follows
 * from a finding that forbids the comment is null.
 *
 * @param isFirst whether the idempotency key was free; else nothing was looked at
 * @param admission null for an unknown consultation
 * @param target what the comment is about
 * @param standing of its author
 * @param isStored whether the comment is stored
 */
record IntakeFinding(
    boolean isFirst,
    @Nullable Admission admission,
    @Nullable CommentTarget target,
    @Nullable CitizenStanding standing,
    boolean isStored) {}
