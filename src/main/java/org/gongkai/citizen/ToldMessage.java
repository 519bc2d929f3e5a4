package org.gongkai.citizen;

import java.time.Instant;
import java.util.UUID;

/**
 * A message in an inbox.
 *
 * @param id of the inbox message
 * @param at when it was put there
 */
public record ToldMessage(UUID id, NewMessage message, Instant at) {}
