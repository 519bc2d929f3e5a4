package org.gongkai.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A run against a server that is good or bad on purpose. */
class FuzzRunTest {

  private static final String REFUSAL =
      "{\"type\":\"urn:gongkai:problem:invalid-request\",\"status\":400,\"instance\":\"/v1/a\",\"code\":\"invalid-request\",\"violations\":[]}";

  private final AtomicInteger state = new AtomicInteger();
  private final AtomicInteger asked = new AtomicInteger();
  private final ExecutorService threads = Executors.newFixedThreadPool(4);
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
  }

  @AfterEach
  void stop() {
    server.stop(0);
    threads.shutdown();
  }

  private FuzzRun against(com.sun.net.httpserver.HttpHandler handler) {
    server.createContext("/", handler);
    server.start();
    Judge judge = new Judge(FuzzContract.committed());
    int port = server.getAddress().getPort();
    return new FuzzRun(judge, port, Map.of(), 3, () -> "state " + state.get());
  }

  private static List<FuzzRequest> requests(int count) {
    return IntStream.range(0, count).mapToObj(FuzzRunTest::request).toList();
  }

  private static FuzzRequest request(int number) {
    return new FuzzRequest(
        number,
        "createDecision",
        List.of("test"),
        true,
        "nobody",
        "POST",
        "/v1/admin/decisions?" + number,
        List.of("Content-Type: application/json"),
        "{}".getBytes(UTF_8));
  }

  private void answer(HttpExchange exchange, int status, String body) throws IOException {
    asked.incrementAndGet();
    byte[] read = exchange.getRequestBody().readAllBytes();
    byte[] bytes = body.getBytes(UTF_8);
    assertThat(read).hasSize(2);
    exchange.getResponseHeaders().add("Content-Type", "application/problem+json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Test
  void isContentWithRefusalsThatChangeNothing() {
    try (FuzzRun run = against(exchange -> answer(exchange, 400, REFUSAL))) {
      run.run(requests(20));
      assertThat(run.complaints()).isEmpty();
      assertThat(run.sent()).isEqualTo(40).isEqualTo(asked.get());
      assertThat(run.refusedAgain()).isEqualTo(20);
      assertThat(run.statuses()).isEqualTo(Map.of(400, 40));
    }
  }

  @Test
  void findsARefusalThatChangesSomething() {
    try (FuzzRun run =
        against(
            exchange -> {
              if (exchange.getRequestURI().getQuery().equals("7")) {
                state.incrementAndGet();
              }
              answer(exchange, 400, REFUSAL);
            })) {
      run.run(requests(20));
      assertThat(run.complaints()).hasSize(1);
      run.complaints()
          .forEach(
              (kind, example) -> {
                assertThat(kind).startsWith("changed the state though refused: state ");
                assertThat(example).contains("/v1/admin/decisions?7'");
              });
    }
  }

  @Test
  void leavesOutWhatIsTakenWhenItIsRepeated() {
    try (FuzzRun run =
        against(
            exchange -> {
              boolean taken = exchange.getRequestURI().getQuery().equals("7") && asked.get() >= 20;
              if (taken) {
                state.incrementAndGet();
              }
              answer(exchange, taken ? 201 : 400, taken ? "" : REFUSAL);
            })) {
      run.run(requests(20));
      assertThat(run.complaints().keySet()).noneMatch(kind -> kind.startsWith("changed"));
      assertThat(run.refusedAgain()).isEqualTo(19);
    }
  }

  @Test
  void findsFailuresAndShowsHowToRepeatThem() {
    try (FuzzRun run = against(exchange -> answer(exchange, 500, REFUSAL))) {
      run.run(requests(3));
      assertThat(run.complaints()).containsKey("createDecision: failed with 500");
      assertThat(run.complaints().get("createDecision: failed with 500"))
          .contains("curl -i", "printf '%b' '{}' |", "/v1/admin/decisions?");
    }
  }

  @Test
  void findsAServerThatSaysNothing() {
    try (FuzzRun run = against(HttpExchange::close)) {
      run.run(requests(3));
      assertThat(run.complaints()).containsKey("createDecision: closed without an answer");
    }
  }
}
