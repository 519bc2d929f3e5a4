package org.gongkai.channel.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.gongkai.channel.outbound.OutboundResult.Answered;
import org.gongkai.channel.outbound.OutboundResult.Lost;
import org.gongkai.channel.outbound.OutboundResult.NotSent;
import org.gongkai.platform.trace.NoSpans;
import org.gongkai.testsupport.LoggedLines;
import org.gongkai.testsupport.Outbound;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OutboundClientTest {

  private final Outbound outbound = new Outbound();
  private final ExecutorService workers = Executors.newCachedThreadPool();
  private final AtomicInteger calls = new AtomicInteger();
  private final AtomicReference<String> host = new AtomicReference<>("");
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(workers);
    server.createContext("/fine", exchange -> answer(exchange, 200, "好"));
    server.createContext("/long", exchange -> answer(exchange, 200, "x".repeat(10_001)));
    server.createContext("/edge", exchange -> answer(exchange, 200, "x".repeat(10_000)));
    server.createContext("/ended", HttpExchange::close);
    server.createContext("/moved", this::redirect);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
    workers.shutdownNow();
    outbound.close();
  }

  private void answer(HttpExchange exchange, int status, String text) throws IOException {
    calls.incrementAndGet();
    host.set(exchange.getRequestHeaders().getFirst("Host"));
    byte[] bytes = text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private void redirect(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().set("Location", "/fine");
    exchange.sendResponseHeaders(302, -1);
    exchange.close();
  }

  private int port() {
    return server.getAddress().getPort();
  }

  private static OutboundResult send(OutboundClient client, String address) {
    return client.send(OutboundRequest.get(address, Map.of())).await().indefinitely();
  }

  private OutboundResult send(String path) {
    return send(outbound.client(), "http://localhost:" + port() + path);
  }

  @Test
  void answersWhateverTheStatus() {
    assertThat(send("/fine"))
        .isInstanceOfSatisfying(
            Answered.class,
            answered -> {
              assertThat(answered.status()).isEqualTo(200);
              assertThat(answered.body()).isEqualTo("好");
              assertThat(answered.header("Content-Length")).isEqualTo("3");
            });
    assertThat(send("/absent")).isInstanceOfSatisfying(Answered.class, a -> is(a, 404));
  }

  private static void is(Answered answered, int status) {
    assertThat(answered.status()).isEqualTo(status);
  }

  @Test
  void followsNoRedirect() {
    assertThat(send("/moved")).isInstanceOfSatisfying(Answered.class, a -> is(a, 302));
    assertThat(calls).hasValue(0);
  }

  @Test
  void doesNotReadWhatIsTooLong() {
    assertThat(send("/edge"))
        .isInstanceOfSatisfying(Answered.class, a -> assertThat(a.body()).hasSize(10_000));
    assertThat(send("/long"))
        .isInstanceOfSatisfying(Answered.class, a -> assertThat(a.body()).isNull());
  }

  @Test
  void knowsWhatIsLost() {
    assertThat(send("/ended")).isInstanceOf(Lost.class);
  }

  @Test
  void losesACallThatNobodyAnswers() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      assertThat(send(outbound.hasty(), "http://127.0.0.1:" + silent.getLocalPort() + "/"))
          .isInstanceOf(Lost.class);
    }
  }

  @Test
  void knowsWhatWasNotSent() throws IOException {
    int free;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = socket.getLocalPort();
    }
    assertThat(send(outbound.client(), "http://127.0.0.1:" + free + "/"))
        .isEqualTo(new NotSent("no connection", false));
    assertThat(send(outbound.client(), "http://nowhere.invalid/"))
        .isEqualTo(new NotSent("name not found", false));
    assertThat(send(outbound.hasty(), "https://localhost:" + port() + "/"))
        .as("no TLS there")
        .isInstanceOf(NotSent.class);
  }

  @Test
  void refusesThisMachineUnlessAllowed() {
    OutboundClient strict =
        new OutboundClient(
            outbound.vertx(), Outbound.config(false, Outbound.PATIENT), NoSpans.make());
    assertThat(send(strict, "http://localhost:" + port() + "/fine"))
        .isEqualTo(new NotSent("not a public address", true));
    assertThat(send(strict, "http://[::ffff:8.8.8.8]/"))
        .isEqualTo(new NotSent("not a public address", true));
    assertThat(send(strict, "http://user@localhost/"))
        .isEqualTo(new NotSent("user info in the address", true));
    assertThat(calls).hasValue(0);
  }

  @Test
  void connectsToTheVeryAddressThatWasChecked() {
    List<InetAddress> here = List.of(InetAddress.getLoopbackAddress());
    AtomicInteger asked = new AtomicInteger();
    OutboundClient client =
        new OutboundClient(
            outbound.vertx(),
            Outbound.config(true, Outbound.PATIENT),
            NoSpans.make(),
            name -> {
              asked.incrementAndGet();
              return Uni.createFrom().item(here);
            });

    assertThat(send(client, "http://platform.invalid:" + port() + "/fine"))
        .isInstanceOfSatisfying(Answered.class, a -> is(a, 200));

    assertThat(host.get()).isEqualTo("platform.invalid:" + port());
    assertThat(asked).hasValue(1);
  }

  @Test
  void sendsNothingOnceItGaveUp() {
    OutboundClient client =
        new OutboundClient(
            outbound.vertx(),
            Outbound.config(true, Outbound.HASTY),
            NoSpans.make(),
            name -> Uni.createFrom().nothing());
    assertThat(send(client, "http://platform.invalid:" + port() + "/fine"))
        .isEqualTo(new NotSent("no connection in time", false));
    assertThat(calls).hasValue(0);
  }

  @Test
  void tellsNoSecrets() {
    OutboundRequest request =
        OutboundRequest.json(
            "http://localhost:" + port() + "/ended?token=t0ken",
            Map.of("authorization", "s3cret"),
            "b0dy");
    LoggedLines lines = LoggedLines.open();
    try {
      OutboundResult result = outbound.client().send(request).await().indefinitely();
      assertThat(request + " " + result + lines.text())
          .doesNotContain("t0ken", "s3cret", "b0dy", "/ended");
    } finally {
      lines.close();
    }
    assertThat(new Answered(200, Map.of("set-cookie", "s3cret"), "b0dy"))
        .hasToString("Answered[200]");
  }
}
