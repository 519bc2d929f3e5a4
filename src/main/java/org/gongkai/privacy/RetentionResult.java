package org.gongkai.privacy;

import java.time.Instant;

/**
 * What a run did to one kind.
 *
 * @param rows how many it deleted, or would have
 * @param failure kind of its failure, empty for none
 */
record RetentionResult(RetentionKind kind, Instant at, boolean dryRun, long rows, String failure) {}
