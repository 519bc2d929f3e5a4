package org.gongkai.platform.cache;

import io.quarkus.vertx.http.runtime.ExtendedQuarkusVertxHttpMetrics;
import io.vertx.core.Vertx;
import io.vertx.core.datagram.DatagramSocketOptions;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.spi.metrics.ClientMetrics;
import io.vertx.core.spi.metrics.DatagramSocketMetrics;
import io.vertx.core.spi.metrics.EventBusMetrics;
import io.vertx.core.spi.metrics.HttpClientMetrics;
import io.vertx.core.spi.metrics.HttpServerMetrics;
import io.vertx.core.spi.metrics.PoolMetrics;
import io.vertx.core.spi.metrics.TCPMetrics;
import io.vertx.core.spi.metrics.VertxMetrics;
import io.vertx.core.spi.observability.HttpRequest;
import io.vertx.core.spi.observability.HttpResponse;
import org.jspecify.annotations.Nullable;

/**
 * Passes everything on to the metrics of the platform but reads that are answered from memory:
 * timing one of them takes as long as finding its answer. They are counted by {@link CacheMetrics}.
 */
final class HotReadMetrics implements VertxMetrics, ExtendedQuarkusVertxHttpMetrics {

  private final VertxMetrics metrics;
  private final HotRequests hot;

  HotReadMetrics(VertxMetrics metrics, HotRequests hot) {
    this.metrics = metrics;
    this.hot = hot;
  }

  @SuppressWarnings("unchecked")
  @Override
  public @Nullable HttpServerMetrics<?, ?, ?> createHttpServerMetrics(
      HttpServerOptions options, SocketAddress address) {
    HttpServerMetrics<?, ?, ?> server = metrics.createHttpServerMetrics(options, address);
    return server == null
        ? null
        : new Selective((HttpServerMetrics<Object, Object, Object>) server);
  }

  @Override
  public ConnectionTracker getHttpConnectionTracker() {
    return metrics instanceof ExtendedQuarkusVertxHttpMetrics http
        ? http.getHttpConnectionTracker()
        : NOOP_CONNECTION_TRACKER;
  }

  @Override
  public EventBusMetrics<?> createEventBusMetrics() {
    return metrics.createEventBusMetrics();
  }

  @Override
  public ClientMetrics<?, ?, ?, ?> createClientMetrics(
      SocketAddress remote, String type, String namespace) {
    return metrics.createClientMetrics(remote, type, namespace);
  }

  @Override
  public HttpClientMetrics<?, ?, ?, ?> createHttpClientMetrics(HttpClientOptions options) {
    return metrics.createHttpClientMetrics(options);
  }

  @Override
  public TCPMetrics<?> createNetServerMetrics(NetServerOptions options, SocketAddress address) {
    return metrics.createNetServerMetrics(options, address);
  }

  @Override
  public TCPMetrics<?> createNetClientMetrics(NetClientOptions options) {
    return metrics.createNetClientMetrics(options);
  }

  @Override
  public DatagramSocketMetrics createDatagramSocketMetrics(DatagramSocketOptions options) {
    return metrics.createDatagramSocketMetrics(options);
  }

  @Override
  public PoolMetrics<?> createPoolMetrics(String type, String name, int maxPoolSize) {
    return metrics.createPoolMetrics(type, name, maxPoolSize);
  }

  @Override
  public void vertxCreated(Vertx vertx) {
    metrics.vertxCreated(vertx);
  }

  @Override
  public boolean isMetricsEnabled() {
    return metrics.isMetricsEnabled();
  }

  @Override
  public void close() {
    metrics.close();
  }

  /** Gives hot requests no measure, and passes on nothing of what has none. */
  private final class Selective implements HttpServerMetrics<Object, Object, Object> {

    private final HttpServerMetrics<Object, Object, Object> server;

    Selective(HttpServerMetrics<Object, Object, Object> server) {
      this.server = server;
    }

    @Override
    public @Nullable Object requestBegin(Object socket, HttpRequest request) {
      return hot.foresee(request) ? null : server.requestBegin(socket, request);
    }

    @Override
    public void requestEnd(@Nullable Object measure, HttpRequest request, long bytes) {
      if (measure != null) {
        server.requestEnd(measure, request, bytes);
      }
    }

    @Override
    public void requestReset(@Nullable Object measure) {
      if (measure != null) {
        server.requestReset(measure);
      }
    }

    @Override
    public void responseBegin(@Nullable Object measure, HttpResponse response) {
      if (measure != null) {
        server.responseBegin(measure, response);
      }
    }

    @Override
    public Object responsePushed(
        Object socket, HttpMethod method, String uri, HttpResponse response) {
      return server.responsePushed(socket, method, uri, response);
    }

    @Override
    public void responseEnd(@Nullable Object measure, HttpResponse response, long bytes) {
      if (measure != null) {
        server.responseEnd(measure, response, bytes);
      }
    }

    @Override
    public void requestRouted(@Nullable Object measure, String route) {
      if (measure != null) {
        server.requestRouted(measure, route);
      }
    }

    @Override
    public Object connected(Object socket, @Nullable Object measure, ServerWebSocket webSocket) {
      return server.connected(socket, measure, webSocket);
    }

    @Override
    public void disconnected(Object webSocket) {
      server.disconnected(webSocket);
    }

    @Override
    public Object connected(SocketAddress remote, String name) {
      return server.connected(remote, name);
    }

    @Override
    public void disconnected(Object socket, SocketAddress remote) {
      server.disconnected(socket, remote);
    }

    // Bytes of a connection are not passed on: they are told per response, and the proxy in front
    // has them.

    @Override
    public void exceptionOccurred(Object socket, SocketAddress remote, Throwable failure) {
      server.exceptionOccurred(socket, remote, failure);
    }

    @Override
    public void close() {
      server.close();
    }
  }
}
