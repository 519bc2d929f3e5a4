package org.gongkai.comment.similarity;

import java.util.UUID;

/** Two comments that a person took apart; they are never proposed for the same group again. */
public record Separation(UUID one, UUID other) {}
