package org.gongkai.privacy;

/**
 * What the rotation of keys found in a column.
 *
 * @param place table and column
 * @param outdated values that were not sealed under the present key and for their place; where
 *     nothing but reading is tried, all values
 * @param resealed how many of them are now; the others were changed meanwhile or are unreadable
 * @param unreadable values under a key that is not configured, or changed by somebody without one
 */
public record RotationReport(String place, long outdated, long resealed, long unreadable) {}
