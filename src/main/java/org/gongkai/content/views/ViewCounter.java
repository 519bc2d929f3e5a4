package org.gongkai.content.views;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Counts reads within this process; never waits and never fails. While Redis is down it remembers a
 * bounded number of notices and lets further ones go uncounted.
 */
@ApplicationScoped
public class ViewCounter {

  /** Most notices that are remembered. */
  static final int MOST = 10_000;

  private final ConcurrentMap<UUID, Long> counts = new ConcurrentHashMap<>();

  /** Counts one answered read. */
  public void count(UUID id) {
    if (counts.size() < MOST || counts.containsKey(id)) {
      counts.merge(id, 1L, Long::sum);
    }
  }

  /** Takes out what was counted: each read is in exactly one answer of this method. */
  Map<UUID, Long> take() {
    Map<UUID, Long> taken = new HashMap<>();
    for (UUID id : counts.keySet()) {
      Long count = counts.remove(id);
      if (count != null) {
        taken.put(id, count);
      }
    }
    return taken;
  }
}
