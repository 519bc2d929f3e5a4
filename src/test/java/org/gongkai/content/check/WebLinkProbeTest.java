package org.gongkai.content.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.vertx.mutiny.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.gongkai.channel.outbound.OutboundClient;
import org.gongkai.channel.outbound.OutboundConfig;
import org.gongkai.platform.trace.NoSpans;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Pages of others, tried against a server of the test. */
class WebLinkProbeTest {

  private final Vertx vertx = Vertx.vertx();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AtomicInteger calls = new AtomicInteger();
  private final AtomicInteger present = new AtomicInteger();
  private final AtomicInteger most = new AtomicInteger();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext(
        "/",
        exchange -> {
          calls.incrementAndGet();
          most.accumulateAndGet(present.incrementAndGet(), Math::max);
          String[] path = exchange.getRequestURI().getPath().split("/", -1);
          boolean isHead = exchange.getRequestMethod().equals("HEAD");
          int status = Integer.parseInt(path[isHead ? 1 : 2]);
          exchange.getResponseHeaders().add("Location", "/200/200");
          present.decrementAndGet();
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
    threads.shutdownNow();
    vertx.closeAndAwait();
  }

  @Test
  void tellsPagesThatAreThereFromThoseThatAreNot() {
    Map<String, String> broken =
        broken(
            "/200/200",
            "/301/200",
            "/405/200",
            "/404/200",
            "/401/401",
            "/403/403",
            "/429/200",
            "/404/404",
            "/410/410",
            "/500/500");
    assertThat(broken)
        .containsOnlyKeys(address("/404/404"), address("/410/410"), address("/500/500"));
    assertThat(broken.get(address("/404/404"))).contains("404");
  }

  @Test
  void followsNoRedirect() {
    assertThat(broken("/302/200")).isEmpty();
    assertThat(calls).hasValue(1);
  }

  @Test
  void tellsHostsThatAreNotThere() {
    String closed = address("/200/200");
    server.stop(0);
    assertThat(probe().broken(List.of(closed)).await().atMost(Duration.ofSeconds(20)))
        .containsOnlyKeys(closed);
  }

  @Test
  void triesTwentyPagesAndFourAtATime() {
    List<String> many = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      many.add(address("/200/200?" + i));
    }
    assertThat(probe().broken(many).await().atMost(Duration.ofSeconds(20))).isEmpty();
    assertThat(calls).hasValue(20);
    assertThat(most.get()).isLessThanOrEqualTo(4);
  }

  @Test
  void callsNobodyInside() {
    WebLinkProbe guarded = new WebLinkProbe(client(false));
    assertThat(guarded.broken(List.of(address("/404/404"))).await().atMost(Duration.ofSeconds(20)))
        .isEmpty();
    assertThat(calls).hasValue(0);
  }

  private Map<String, String> broken(String... paths) {
    List<String> addresses = List.of(paths).stream().map(this::address).toList();
    return probe().broken(addresses).await().atMost(Duration.ofSeconds(20));
  }

  private String address(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  /** One that may call the server of the test. */
  private LinkProbe probe() {
    return new WebLinkProbe(client(true));
  }

  private OutboundClient client(boolean allowPrivate) {
    return new OutboundClient(vertx.getDelegate(), new Limits(allowPrivate), NoSpans.make());
  }

  private record Limits(boolean allowPrivate) implements OutboundConfig {

    @Override
    public Duration connectTimeout() {
      return Duration.ofSeconds(2);
    }

    @Override
    public Duration timeout() {
      return Duration.ofSeconds(10);
    }

    @Override
    public int maxAnswer() {
      return 1000;
    }
  }
}
