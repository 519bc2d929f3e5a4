package org.gongkai.comment.triage;

import java.time.Instant;

/**
 * A comment was given to a unit; names no person.
 *
 * @param at when
 */
public record UnitStep(String unit, Instant at) {}
