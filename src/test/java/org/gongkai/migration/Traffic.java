package org.gongkai.migration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.smallrye.jwt.build.Jwt;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.gongkai.sandbox.SandboxServers;
import org.gongkai.testsupport.Api;
import org.jspecify.annotations.Nullable;

/**
 * People who read, comment and work through whichever instances a balancer names, one after the
 * other, and never stop until they are told to.
 */
final class Traffic implements AutoCloseable {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** Between two requests of one person: the load is there, and leaves room for starts. */
  private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(40);

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Future<?>> people = new ArrayList<>();
  private final String staff;

  private String consultation = "";
  private volatile List<String> urls;
  private volatile boolean isOver;
  private final AtomicInteger turns = new AtomicInteger();

  /** Requests under way by instance. */
  private final Map<String, AtomicInteger> underWay = new ConcurrentHashMap<>();

  /** What was answered well, by the instance and the kind of the request. */
  private final Map<String, AtomicInteger> done = new ConcurrentHashMap<>();

  private final Queue<String> failures = new ConcurrentLinkedQueue<>();
  private final Queue<Comment> comments = new ConcurrentLinkedQueue<>();
  private final Queue<String> decisions = new ConcurrentLinkedQueue<>();

  /** An acknowledged comment, and the key that it was sent with. */
  record Comment(String id, String receipt, String key, String body, String token) {}

  private record Reply(String url, int status, String body) {

    JsonNode json() {
      try {
        return MAPPER.readTree(body);
      } catch (IOException failure) {
        throw new IllegalStateException(body, failure);
      }
    }
  }

  Traffic(SandboxServers servers, String url) {
    staff = staffToken(servers);
    urls = List.of(url);
  }

  /** Opens a consultation and begins. */
  void start() {
    String decision = must(decide("集市管理办法")).json().path("id").asText();
    Map<String, Object> announcement =
        Map.of("decisionId", decision, "title", "征求意见公告", "unit", Api.UNIT, "contact", "无");
    String admin = "/v1/admin/consultations";
    String id = must(send(staff, admin, json(announcement))).json().path("id").asText();
    must(
        send(
            staff,
            admin + '/' + id + "/drafts",
            "text/plain; charset=UTF-8",
            Api.SMALL_DRAFT,
            key()));
    String closesAt = Instant.now().plus(Duration.ofDays(31)).toString();
    must(send(staff, admin + '/' + id + "/opening", json(Map.of("closesAt", closesAt))));
    consultation = "/v1/consultations/" + id;
    for (String path : List.of("/v1/consultations", consultation)) {
      people.add(threads.submit(() -> read(path)));
    }
    people.add(threads.submit(() -> read("/feeds/notice.json")));
    for (String name : List.of("one", "two")) {
      String token = citizenToken(name);
      people.add(threads.submit(() -> comment(token)));
    }
    people.add(threads.submit(this::work));
  }

  private void read(String path) {
    while (!isOver) {
      expect("read", 200, send("", path, null));
      LockSupport.parkNanos(PAUSE);
    }
  }

  private void comment(String token) {
    for (int number = 1; !isOver; number++) {
      String body = json(Api.commentBody("建议第 " + number + " 项收费标准每年公布。"));
      String key = key();
      Reply reply = send(token, consultation + "/comments", "application/json", body, key);
      if (expect("comment", 201, reply)) {
        JsonNode made = reply.json();
        comments.add(
            new Comment(made.path("id").asText(), made.path("receipt").asText(), key, body, token));
      }
      LockSupport.parkNanos(PAUSE);
    }
  }

  private void work() {
    for (int number = 1; !isOver; number++) {
      Reply reply = decide("集市规划之" + number);
      if (expect("work", 201, reply)) {
        decisions.add(reply.json().path("id").asText());
      }
      LockSupport.parkNanos(PAUSE);
    }
  }

  private Reply decide(String title) {
    return send(
        staff, "/v1/admin/decisions", json(Map.of("year", 2026, "title", title, "unit", Api.UNIT)));
  }

  @CanIgnoreReturnValue
  private boolean expect(String kind, int status, Reply reply) {
    if (reply.status() != status) {
      failures.add(kind + " answered by " + reply);
      return false;
    }
    done.computeIfAbsent(reply.url() + ' ' + kind, name -> new AtomicInteger()).incrementAndGet();
    return true;
  }

  /** How many requests of a kind an instance has answered well so far. */
  int done(String url, String kind) {
    AtomicInteger number = done.get(url + ' ' + kind);
    return number == null ? 0 : number.get();
  }

  /** All requests that were answered well so far. */
  int done() {
    return done.values().stream().mapToInt(AtomicInteger::get).sum();
  }

  /** From now on these are asked. */
  void balance(List<String> instances) {
    urls = List.copyOf(instances);
  }

  /** Requests that an instance has not answered yet. */
  int underWay(String url) {
    return count(url).get();
  }

  private AtomicInteger count(String url) {
    return underWay.computeIfAbsent(url, name -> new AtomicInteger());
  }

  /** What was not answered as it should have been. */
  List<String> failures() {
    return List.copyOf(failures);
  }

  List<Comment> comments() {
    return List.copyOf(comments);
  }

  List<String> decisions() {
    return List.copyOf(decisions);
  }

  /** Sends a comment once more, as somebody does whose connection broke off; gives the receipt. */
  String repeat(Comment comment) {
    Reply reply =
        send(
            comment.token(),
            consultation + "/comments",
            "application/json",
            comment.body(),
            comment.key());
    return must(reply).json().path("receipt").asText();
  }

  /** The status of the answer about a receipt. */
  int status(String receipt) {
    return send("", "/v1/receipts/" + receipt, null).status();
  }

  /** Lets everybody end what is under way. */
  void end() throws Exception {
    isOver = true;
    for (Future<?> person : people) {
      person.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }
  }

  @CanIgnoreReturnValue
  private static Reply must(Reply reply) {
    if (reply.status() >= 300) {
      throw new IllegalStateException(reply.toString());
    }
    return reply;
  }

  private Reply send(String token, String path, @Nullable String json) {
    return send(token, path, "application/json", json, key());
  }

  private Reply send(String token, String path, String type, @Nullable String body, String key) {
    String url = pick();
    try {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(URI.create(url + path)).timeout(PATIENCE);
      if (body != null) {
        request
            .header("Content-Type", type)
            .header("Idempotency-Key", key)
            .header("If-Match", "*")
            .POST(BodyPublishers.ofString(body));
      }
      if (!token.isEmpty()) {
        request.header("Authorization", "Bearer " + token);
      }
      HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
      return new Reply(url, response.statusCode(), response.body());
    } catch (IOException failure) {
      return new Reply(url, 599, failure.toString());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return new Reply(url, 599, interrupted.toString());
    } finally {
      count(url).decrementAndGet();
    }
  }

  /** Counted before it is looked at again: whoever waits for none under way misses none. */
  private String pick() {
    while (true) {
      List<String> now = urls;
      String url = now.get(Math.floorMod(turns.getAndIncrement(), now.size()));
      count(url).incrementAndGet();
      if (urls.contains(url)) {
        return url;
      }
      count(url).decrementAndGet();
    }
  }

  private String citizenToken(String name) {
    String code = json(Map.of("code", "demo-upgrade-" + name));
    return must(send("", "/v1/sessions/wechat", code)).json().path("accessToken").asText();
  }

  private static String staffToken(SandboxServers servers) {
    try {
      byte[] key =
          Base64.getDecoder()
              .decode(setting(servers.sandboxConfiguration(), "gongkai.sandbox.staff-key"));
      return Jwt.issuer(setting(servers.configuration(), "quarkus.oidc.token.issuer"))
          .subject("officer-1")
          .audience("gongkai")
          .groups(Set.of("officer"))
          .claim("unit", Api.UNIT)
          .expiresIn(3600)
          .jws()
          .sign(KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(key)));
    } catch (GeneralSecurityException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private static String setting(Map<String, String> settings, String name) {
    return Objects.requireNonNull(settings.get(name), name);
  }

  private static String key() {
    return UUID.randomUUID().toString();
  }

  private static String json(Map<String, ?> body) {
    try {
      return MAPPER.writeValueAsString(body);
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @Override
  public void close() {
    isOver = true;
    threads.shutdownNow();
  }
}
