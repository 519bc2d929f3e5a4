package org.gongkai.comment.count;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import org.gongkai.testsupport.Database;
import org.gongkai.testsupport.Sandbox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A burst of comments comes before the database has counted its tables anew. */
@QuarkusTest
@QuarkusTestResource(Sandbox.class)
class CommentCountPlanTest {

  private static final int BURST = 5_000;
  private static final int BATCH = 1_000;

  private final String consultation = UUID.randomUUID().toString();

  @AfterEach
  void remove() {
    for (String table : List.of("comment_count_delta", "comment_count")) {
      Database.update("delete from " + table + " where consultation_id = ?::uuid", consultation);
    }
  }

  @Test
  void readsABurstOncePerBatch() throws JsonProcessingException {
    Database.update("delete from comment_count_delta");
    Database.update("vacuum analyze comment_count_delta");
    Database.update(
        "insert into comment_count_delta (consultation_id, status, source, respondent_type, late,"
            + " selected, unanswered, n) select ?::uuid, 'PUBLIC', 'WEB', 'PERSON', false, false,"
            + " true, 1 from generate_series(1, ?)",
        consultation,
        BURST);
    String folding = CommentCountRepository.FOLD.replace(":most", String.valueOf(BATCH));
    JsonNode plan =
        new ObjectMapper()
            .readTree(Database.text("explain (analyze, timing off, format json) " + folding));
    assertThat(Database.number("select count(*) from comment_count_delta"))
        .isEqualTo(BURST - BATCH);
    assertThat(most(plan.path(0).path("Plan"))).isBetween((double) BATCH, 2.0 * BURST);
  }

  /** Rows that the busiest step read, kept or not. */
  private static double most(JsonNode plan) {
    double most = 0;
    Deque<JsonNode> waiting = new ArrayDeque<>(List.of(plan));
    while (!waiting.isEmpty()) {
      JsonNode step = waiting.pop();
      double each =
          step.path("Actual Rows").asDouble()
              + step.path("Rows Removed by Filter").asDouble()
              + step.path("Rows Removed by Join Filter").asDouble();
      most = Math.max(most, each * step.path("Actual Loops").asDouble());
      step.path("Plans").forEach(waiting::add);
    }
    return most;
  }
}
