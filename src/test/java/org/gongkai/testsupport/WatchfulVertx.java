package org.gongkai.testsupport;

import io.quarkus.vertx.VertxOptionsCustomizer;
import io.vertx.core.VertxOptions;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.TimeUnit;

/** Has Vert.x look at its event loops often enough to see each time that one is held. */
@ApplicationScoped
public class WatchfulVertx implements VertxOptionsCustomizer {

  @Override
  public void accept(VertxOptions options) {
    options
        .setBlockedThreadCheckInterval(20)
        .setBlockedThreadCheckIntervalUnit(TimeUnit.MILLISECONDS);
  }
}
