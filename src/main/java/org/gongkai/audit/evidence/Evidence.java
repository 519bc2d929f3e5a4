package org.gongkai.audit.evidence;

import java.time.Instant;
import java.util.UUID;

/**
 * What is known of one thing that belongs in the log.
 *
 * @param ref the thing's identifier
 * @param number which of several states of the thing, counted by its owner; 0 for the only one
 * @param at when it came to be, by which its owner finds it
 * @param text what the leaf is made of: lines of which the first names the format
 * @param genuine whether the thing is as it was written, as far as its owner can tell; what is not
 *     never enters the log
 */
public record Evidence(UUID ref, int number, Instant at, String text, boolean genuine) {}
