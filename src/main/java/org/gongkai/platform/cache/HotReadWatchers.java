package org.gongkai.platform.cache;

import io.quarkus.vertx.VertxOptionsCustomizer;
import io.vertx.core.VertxOptions;
import io.vertx.core.metrics.MetricsOptions;
import io.vertx.core.spi.VertxMetricsFactory;
import io.vertx.core.spi.VertxTracerFactory;
import io.vertx.core.spi.tracing.VertxTracer;
import io.vertx.core.tracing.TracingOptions;
import jakarta.inject.Singleton;

/** Lets hot reads pass those who watch every request, each of whom takes longer than the answer. */
@Singleton
public class HotReadWatchers implements VertxOptionsCustomizer {

  private final HotRequests hot;

  HotReadWatchers(HotRequests hot) {
    this.hot = hot;
  }

  @Override
  public void accept(VertxOptions options) {
    watchMetrics(options);
    watch(options.getTracingOptions());
  }

  // Vert.x would have its builder take the factories, which Quarkus does not let anyone reach.
  @SuppressWarnings("deprecation")
  private void watchMetrics(VertxOptions options) {
    MetricsOptions metrics = options.getMetricsOptions();
    VertxMetricsFactory factory = metrics == null ? null : metrics.getFactory();
    if (factory != null) {
      // New options: those of the platform are their own factory, whatever is set.
      options.setMetricsOptions(
          new MetricsOptions()
              .setEnabled(metrics.isEnabled())
              .setFactory(vertx -> new HotReadMetrics(factory.metrics(vertx), hot)));
    }
  }

  @SuppressWarnings({"deprecation", "unchecked"})
  private void watch(TracingOptions options) {
    VertxTracerFactory factory = options == null ? null : options.getFactory();
    if (factory != null) {
      options.setFactory(
          tracing -> new HotReadTracer((VertxTracer<Object, Object>) factory.tracer(tracing), hot));
    }
  }
}
