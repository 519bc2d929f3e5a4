package org.gongkai.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.gongkai.testsupport.Api;
import org.gongkai.testsupport.LoggedLines;
import org.gongkai.testsupport.Reports;
import org.gongkai.testsupport.Sandbox;
import org.gongkai.testsupport.Tables;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * Hostile requests to every operation of the contract. {@code -Dgongkai.fuzz.seed} makes others,
 * {@code -Dgongkai.fuzz.requests} more or fewer.
 */
@Order(4)
@QuarkusTest
@QuarkusTestResource(Sandbox.class)
class FuzzHttpTest {

  private static final Logger LOG = Logger.getLogger(FuzzHttpTest.class);

  private static final long SEED = Long.getLong("gongkai.fuzz.seed", 20_260_401L);
  private static final int REQUESTS = Integer.getInteger("gongkai.fuzz.requests", 20_000);
  private static final int BATCH = 1000;

  /**
   * The framework's error for a client that goes away in the midst of a stream, as this one does.
   */
  private static final String GONE = "PublisherResponseHandler";

  private static final int CONNECTIONS = 6;

  @AfterEach
  void leaveNothingToDo() {
    Reports.workOffAll();
  }

  @Test
  void answersEveryHostileRequestAsTheContractSays() {
    FuzzContract contract = FuzzContract.committed();
    RequestFuzzer fuzzer = new RequestFuzzer(contract, FuzzFixture.make(), SEED);
    Map<String, String> tokens =
        Map.of(
            "staff", Api.staffToken("officer", "editor", "reviewer", "admin", "auditor"),
            "citizen", Api.citizenToken("fuzz"),
            "guest", Api.staffToken("guest"));
    List<String> errors = new ArrayList<>();
    try (FuzzRun run =
        new FuzzRun(
            new Judge(contract), RestAssured.port, tokens, CONNECTIONS, Tables::fingerprint)) {
      for (int first = 0; first < REQUESTS; first += BATCH) {
        runBatch(fuzzer, run, first, errors);
      }
      LOG.infof(
          "seed %d: %d requests, %d refused twice, answers %s",
          SEED, run.sent(), run.refusedAgain(), run.statuses());
      assertThat(shown(run.complaints())).as("seed %d", SEED).isEmpty();
      assertThat(errors).as("seed %d", SEED).isEmpty();
      assertThat(run.sent()).isGreaterThanOrEqualTo(REQUESTS);
      assertReachesEveryPart(run);
    }
  }

  /** What is logged as an error is a failure even where the answer hides it. */
  private static void runBatch(RequestFuzzer fuzzer, FuzzRun run, int first, List<String> errors) {
    List<FuzzRequest> batch =
        IntStream.range(first, Math.min(first + BATCH, REQUESTS))
            .mapToObj(fuzzer::request)
            .toList();
    try (LoggedLines lines = LoggedLines.open()) {
      run.run(batch);
      lines
          .text()
          .lines()
          .filter(line -> line.startsWith("ERROR ") || line.startsWith("FATAL "))
          .filter(line -> !line.contains(GONE))
          .limit(5)
          .forEach(errors::add);
    }
  }

  /** Requests that are all refused at the door would show little. */
  private static void assertReachesEveryPart(FuzzRun run) {
    if (REQUESTS >= 5000) {
      assertThat(run.statuses().keySet())
          .contains(200, 201, 304, 400, 401, 403, 404, 405, 409, 412, 415, 422, 428);
      assertThat(run.refusedAgain()).isGreaterThan(REQUESTS / 8);
    }
  }

  private static String shown(Map<String, String> complaints) {
    StringBuilder shown = new StringBuilder();
    new TreeSet<>(complaints.keySet())
        .forEach(
            kind -> shown.append(kind).append("\n    ").append(complaints.get(kind)).append('\n'));
    return shown.toString();
  }
}
