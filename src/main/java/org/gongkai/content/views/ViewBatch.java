package org.gongkai.content.views;

import java.util.Map;
import java.util.UUID;

/**
 * Reads on their way, under a name that is the same each time they are sent.
 *
 * @param counts by content
 */
record ViewBatch(UUID id, Map<UUID, Long> counts) {

  ViewBatch {
    counts = Map.copyOf(counts);
  }
}
