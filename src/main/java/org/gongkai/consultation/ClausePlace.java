package org.gongkai.consultation;

import java.util.UUID;

/** A clause of one version, as a comment names it. */
public record ClausePlace(UUID consultationId, int version, UUID clauseId) {}
