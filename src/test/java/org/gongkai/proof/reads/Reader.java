package org.gongkai.proof.reads;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/**
 * Reads as apps do, with and without compression, with and without the entity tag of what they
 * have, and writes down what was seen. Used by one thread.
 */
final class Reader {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Pattern ANYTHING = Pattern.compile(".*");
  private static final Pattern MAX_AGE = Pattern.compile("max-age=(\\d+)");
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final World world;
  private final List<String> urls;
  private final HttpClient client;
  private final Random random;

  /** The last answer of each path, whichever instance gave it. */
  private final Map<String, Known> known = new HashMap<>();

  private record Known(String etag, Answer answer) {}

  Reader(World world, List<String> urls, HttpClient client, long seed) {
    this.world = world;
    this.urls = urls;
    this.client = client;
    this.random = new Random(seed);
  }

  /** Reads whatever there is until the end. */
  void run() {
    while (!world.isOver()) {
      read(world.anyView(random), random.nextInt(urls.size()));
    }
  }

  /** Reads what changes by the clock as soon as it has changed: the detail, the lists and home. */
  void runAtInstants() throws InterruptedException {
    while (!world.isOver()) {
      DueReads due = world.due().poll(100, TimeUnit.MILLISECONDS);
      if (due != null) {
        for (int instance = 0; instance < urls.size(); instance++) {
          read(due.detail(), instance);
        }
        for (View view : world.lasting()) {
          read(view, random.nextInt(urls.size()));
        }
      }
    }
  }

  /** Reads these and the lists through every instance. */
  void readAll(List<View> views) {
    List<View> all = new ArrayList<>(views);
    all.addAll(world.lasting());
    for (View view : all) {
      for (int instance = 0; instance < urls.size(); instance++) {
        read(view, instance);
      }
    }
  }

  /** Reads once through an instance. */
  void read(View view, int instance) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(urls.get(instance) + view.path())).timeout(PATIENCE);
    Known before = known.get(view.path());
    if (before != null && random.nextBoolean()) {
      request.header("If-None-Match", before.etag());
    }
    if (random.nextBoolean()) {
      request.header("Accept-Encoding", "gzip");
    }
    Instant began = Instant.now();
    try {
      HttpResponse<byte[]> response = client.send(request.build(), BodyHandlers.ofByteArray());
      note(view, instance, began, Instant.now(), response);
    } catch (IOException | RuntimeException failure) {
      world.error("GET " + view.path() + " through " + instance, failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void note(
      View view, int instance, Instant began, Instant ended, HttpResponse<byte[]> response)
      throws IOException {
    Answer answer = answer(view, response);
    if (answer.status() != 200 && answer.status() != 404 && answer.status() != 410) {
      world.error("GET " + view.path() + ": " + answer.status() + ' ' + answer.text(), null);
      return;
    }
    Sights sights = new Sights(world);
    view.looker().look(answer, sights);
    world.answered();
    Instant fresh = freshUntil(response, began);
    Reading any = new Reading("", ANYTHING, instance, began, ended, fresh, view.path());
    for (Sights.Count count : sights.counts()) {
      Pattern state = world.pattern(count.status() + " .*");
      Pattern other = world.pattern("(?!" + count.status() + " ).*");
      world.count(new Counted(state, other, count.number(), any));
    }
    for (Sights.Sight sight : sights.all()) {
      world.read(
          new Reading(sight.thing(), sight.seen(), instance, began, ended, fresh, view.path()));
    }
  }

  /** The answer, or the one before where it is said to be the same. */
  private Answer answer(View view, HttpResponse<byte[]> response) throws IOException {
    String etag = response.headers().firstValue("ETag").orElse("");
    if (response.statusCode() == 304) {
      Known before = Objects.requireNonNull(known.get(view.path()), view.path());
      if (!content(before.etag()).equals(content(etag))) {
        throw new IOException("304 of another entity tag: " + etag + ", not " + before.etag());
      }
      return before.answer();
    }
    String text = text(response);
    boolean isJson = response.headers().firstValue("Content-Type").orElse("").contains("json");
    JsonNode body = isJson ? MAPPER.readTree(text) : MissingNode.getInstance();
    Answer answer = new Answer(response.statusCode(), text, body);
    if (answer.status() == 200) {
      known.put(view.path(), new Known(etag, answer));
    }
    return answer;
  }

  /** The tag of the content, however it is encoded. */
  private static String content(String etag) {
    return etag.replaceFirst("^W/", "").replaceFirst("-gzip\"$", "\"");
  }

  private static String text(HttpResponse<byte[]> response) throws IOException {
    boolean packed = response.headers().firstValue("Content-Encoding").orElse("").equals("gzip");
    if (!packed) {
      return new String(response.body(), UTF_8);
    }
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(response.body()))) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  /** By the earliest moment at which the answer can have been sent. */
  private static Instant freshUntil(HttpResponse<byte[]> response, Instant began) {
    Matcher control = MAX_AGE.matcher(response.headers().firstValue("Cache-Control").orElse(""));
    long maxAge = control.find() ? Long.parseLong(control.group(1)) : 0;
    return began.plusSeconds(maxAge - response.headers().firstValueAsLong("Age").orElse(0));
  }
}
