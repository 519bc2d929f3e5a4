package org.gongkai.platform.cache;

import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/**
 * Tells those who watch requests from their first byte on which of them this process answers from
 * memory. Watchers are made before anything that they could be given; so they are given this.
 */
@Singleton
class HotRequests {

  private volatile @Nullable HotReads reads;

  /** From now on there are hot reads. */
  void begin(HotReads begun) {
    reads = begun;
  }

  /**
   * To be called first of all, once for each request, on the thread that will serve it: whether it
   * is going to be answered from memory.
   */
  boolean foresee(Object request) {
    HotReads known = reads;
    return known != null && known.foresee(request);
  }

  /** Whether the request that this thread has foreseen last is going to be answered from memory. */
  boolean isForeseen() {
    HotReads known = reads;
    return known != null && known.isForeseen();
  }
}
