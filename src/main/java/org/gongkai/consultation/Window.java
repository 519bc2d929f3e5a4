package org.gongkai.consultation;

import java.time.Instant;

/**
 * When comments are taken.
 *
 * @param opensAt first instant
 * @param closesAt first instant at which no comment is taken any more
 */
public record Window(Instant opensAt, Instant closesAt) {}
