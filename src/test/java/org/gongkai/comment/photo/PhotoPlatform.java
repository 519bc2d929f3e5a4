package org.gongkai.comment.photo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.gongkai.testsupport.Sandbox;
import org.jspecify.annotations.Nullable;

/**
 * The platform with a check of images that answers as it is told, and untold takes every image. A
 * test gets the waiting answers and the requests as its fields.
 */
public class PhotoPlatform extends Sandbox {

  private static final String ROOTS = "gongkai.wechat.base-urls";

  private final ConcurrentLinkedDeque<String> answers = new ConcurrentLinkedDeque<>();
  private final CopyOnWriteArrayList<String> asked = new CopyOnWriteArrayList<>();
  private final HttpClient client = HttpClient.newHttpClient();
  private final ExecutorService workers = Executors.newCachedThreadPool();
  private @Nullable HttpServer server;

  @Override
  public Map<String, String> start() {
    Map<String, String> configuration = new HashMap<>(super.start());
    String behind = String.valueOf(configuration.get(ROOTS));
    try {
      HttpServer started =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      started.setExecutor(workers);
      started.createContext("/", exchange -> forward(exchange, behind));
      started.createContext("/wxa/media_check_async", this::check);
      started.start();
      server = started;
      configuration.put(ROOTS, "http://localhost:" + started.getAddress().getPort());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return configuration;
  }

  /** After the servers that all tests share, so that its addresses are the ones that are used. */
  @Override
  public int order() {
    return 1;
  }

  @Override
  public void inject(TestInjector injector) {
    injector.injectIntoFields(
        answers, field -> field.getType().equals(ConcurrentLinkedDeque.class));
    injector.injectIntoFields(asked, field -> field.getType().equals(CopyOnWriteArrayList.class));
  }

  @Override
  public void stop() {
    if (server != null) {
      server.stop(0);
    }
    workers.shutdownNow();
    super.stop();
  }

  private void check(HttpExchange exchange) throws IOException {
    asked.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    String told = answers.poll();
    answer(
        exchange,
        (told == null
                ? "{\"errcode\":0,\"errmsg\":\"ok\",\"trace_id\":\"" + UUID.randomUUID() + "\"}"
                : told)
            .getBytes(StandardCharsets.UTF_8));
  }

  private void forward(HttpExchange exchange, String behind) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(behind + exchange.getRequestURI()))
            .method(
                exchange.getRequestMethod(),
                BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()))
            .build();
    try {
      HttpResponse<byte[]> answer = client.send(request, BodyHandlers.ofByteArray());
      answer(exchange, answer.body());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      exchange.close();
    }
  }

  private static void answer(HttpExchange exchange, byte[] body) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }
}
