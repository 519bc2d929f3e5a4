package org.gongkai;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.Map;
import org.gongkai.testsupport.Api;
import org.gongkai.testsupport.Sandbox;
import org.gongkai.testsupport.Settings;
import org.junit.jupiter.api.Test;

/** The whole path without Redis: slower, never wrong, never a 5xx. */
@QuarkusTest
@QuarkusTestResource(Sandbox.class)
@WithTestResource(RedisDownTest.NoRedis.class)
class RedisDownTest {

  /** Nothing listens at the address of Redis. */
  public static class NoRedis extends Settings {

    @Override
    public Map<String, String> start() {
      return Map.of("quarkus.redis.hosts", "redis://localhost:1");
    }
  }

  @Test
  void answersRightWithoutRedis() {
    String consultation = Api.anOpenConsultation();
    String comment = Api.aComment(consultation, "建议增设公厕。");
    Api.workOff();
    given()
        .get("/v1/consultations/" + consultation)
        .then()
        .statusCode(200)
        .body("status", equalTo("OPEN"));
    given().get("/v1/consultations/" + consultation + "/drafts/1").then().statusCode(200);
    Api.close(consultation);
    // What this process has is shown for a second at most when it cannot hear of evictions.
    Instant deadline = Instant.now().plusSeconds(10);
    while (!"CLOSED".equals(status(consultation)) && Instant.now().isBefore(deadline)) {
      Thread.onSpinWait();
    }
    assertThat(status(consultation)).isEqualTo("CLOSED");
    Api.decide(comment, Map.of("outcome", "NOTED", "reason", "已记录，将一并研究考虑。"))
        .then()
        .statusCode(200);
    Api.publishFeedback(consultation, "feed").then().statusCode(201);
    Api.workOff();
    given()
        .get("/v1/consultations/" + consultation + "/feedback")
        .then()
        .statusCode(200)
        .body("totals.noted", equalTo(1));
    given().get("/feeds/feedback.atom").then().statusCode(200);
  }

  @Test
  void isReadyAndSaysThatRedisIsAway() {
    given()
        .get("/q/health/ready")
        .then()
        .statusCode(200)
        .body("status", equalTo("UP"))
        .body("checks.findAll { it.name == 'Redis' }.data.state", hasItem("degraded"));
  }

  private static String status(String consultation) {
    return given().get("/v1/consultations/" + consultation).jsonPath().getString("status");
  }
}
