package org.gongkai.media;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Ends a start that could keep no files. */
@ApplicationScoped
class MediaStart {

  private final LocalMediaStore store;

  MediaStart(LocalMediaStore store) {
    this.store = store;
  }

  void check(@Observes StartupEvent start) {
    // Pictures are converted without a screen.
    System.setProperty("java.awt.headless", "true");
    store.requireWritable();
  }
}
