package org.gongkai.comment;

import java.time.Instant;
import org.gongkai.consultation.AdmissionTerms;
import org.jspecify.annotations.Nullable;

/**
 * A citizen's comment as far as it is known before the database is asked.
 *
 * @param comment without what the database decides: version of the draft, ticket and instant
 * @param terms of its admission
 * @param namedVersion the version that its author names, if any
 * @param checkDueAt when its automatic check may begin
 */
record PreparedIntake(
    CommentEntity comment,
    AdmissionTerms terms,
    @Nullable Integer namedVersion,
    Instant checkDueAt) {}
