package org.gongkai.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.gongkai.testsupport.Api;
import org.gongkai.testsupport.Refusals;

/** One consultation on its way, with what was done to it. */
final class Journey {

  private static final int CLIENTS = 6;
  private static final int FIRST_COMMENTS = 5;

  final Model model;
  final Walk walk;
  private final Random random;
  private final List<String> log = new ArrayList<>();

  /** Receipts by the id of the comment. */
  private final Map<String, String> acknowledged = new LinkedHashMap<>();

  Journey(long seed) {
    random = new Random(seed);
    model = new Model(Api.anOpenConsultation());
    walk = new Walk(random, new Parties(), model);
  }

  String log() {
    return String.join("\n", log);
  }

  void note(String line) {
    log.add(line);
  }

  /** A few comments, so that there is something to do. */
  void begin() {
    for (int i = 0; i < FIRST_COMMENTS; i++) {
      Step step = walk.comments.submit();
      Response taken = step.request().get();
      assertThat(taken.statusCode()).as(taken.asString()).isEqualTo(201);
      taken(step, taken);
      step.effect().accept(taken);
    }
  }

  /** Notes what was acknowledged; a repetition says the same. */
  void taken(Step step, Response answer) {
    if (!step.operation().equals("submitComment") && !step.operation().equals("enterComment")) {
      return;
    }
    JsonNode body = Json.read(answer.asString());
    String receipt = body.path("receipt").asText();
    String before = acknowledged.put(body.path("id").asText(), receipt);
    assertThat(before).as("receipt of one comment").isIn(null, receipt);
  }

  /** The database has what the model has. */
  void requireModel() {
    assertThat(Known.stored(model.consultation).toString()).isEqualTo(model.comments.toString());
  }

  void check() {
    Invariants.check(model.consultation, acknowledged);
  }

  /** Ends the window, if it has not ended. */
  void close() {
    if (model.phase == Model.Phase.OPEN) {
      Api.close(model.consultation);
      model.phase = Model.Phase.CLOSED;
      note("closed");
    }
  }

  /** Ends the window and answers all comments, or all but one. */
  void closeAndAnswer() {
    close();
    List<Known> open = model.open();
    int left = random.nextInt(2);
    for (Known comment : open.subList(0, Math.max(0, open.size() - left))) {
      Step step = walk.comments.decide(comment, false);
      Response done = step.request().get();
      assertThat(Step.outcome(done)).as(done.asString()).isEqualTo(Model.OK);
      step.effect().accept(done);
    }
  }

  /** Sends some requests at once, one in four of them twice; none may fail. */
  void atOnce(int count, Supplier<Step> kind) {
    List<Step> steps = new ArrayList<>();
    while (steps.size() < count) {
      Step step = kind.get();
      steps.add(step);
      if (random.nextInt(4) == 0) {
        steps.add(step);
      }
    }
    if (model.phase == Model.Phase.CLOSED) {
      steps.add(random.nextInt(steps.size()), walk.publish());
    }
    List<Response> answers = send(steps);
    for (int i = 0; i < steps.size(); i++) {
      assess(steps.get(i), answers.get(i));
    }
    model.reload();
  }

  private static List<Response> send(List<Step> steps) {
    ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
    CountDownLatch start = new CountDownLatch(1);
    try {
      List<CompletableFuture<Response>> sent =
          steps.stream()
              .map(step -> CompletableFuture.supplyAsync(() -> sendAfter(start, step), clients))
              .toList();
      start.countDown();
      return sent.stream().map(CompletableFuture::join).toList();
    } finally {
      clients.shutdownNow();
    }
  }

  private static Response sendAfter(CountDownLatch start, Step step) {
    try {
      start.await();
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
    return step.request().get();
  }

  private void assess(Step step, Response answer) {
    String outcome = Step.outcome(answer);
    note("at once " + step.operation() + " " + step.about() + " was " + outcome);
    assertThat(answer.statusCode()).as(step + answer.asString()).isLessThan(500);
    if (outcome.equals(Model.OK)) {
      taken(step, answer);
    } else {
      Refusals.assertDocumented(step.operation(), answer.statusCode(), outcome, answer);
    }
  }
}
