package org.gongkai.telemetry;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import org.eclipse.microprofile.config.ConfigProvider;
import org.gongkai.testsupport.Sandbox;
import org.junit.jupiter.api.Test;

/** What probes are told: an instance without its database is not ready, and lives on. */
@QuarkusTest
@QuarkusTestResource(Sandbox.class)
class HealthHttpTest {

  @Test
  void isLiveReadyAndStarted() {
    for (String probe : new String[] {"live", "ready", "started"}) {
      given().get("/q/health/" + probe).then().statusCode(200).body("status", equalTo("UP"));
    }
  }

  @Test
  void tellsTheStateOfRedis() {
    given()
        .get("/q/health/ready")
        .then()
        .statusCode(200)
        .body("checks.findAll { it.name == 'Redis' }.data.state", hasItem("up"));
  }

  @Test
  void isNotReadyWithoutItsDatabase() throws SQLException {
    String database = database();
    try (Connection elsewhere = elsewhere();
        Statement statement = elsewhere.createStatement()) {
      try {
        statement.execute("alter database " + database + " allow_connections false");
        endConnections(statement, database);
        given().get("/q/health/ready").then().statusCode(503).body("status", equalTo("DOWN"));
        given().get("/q/health/live").then().statusCode(200).body("status", equalTo("UP"));
      } finally {
        statement.execute("alter database " + database + " allow_connections true");
      }
    }
    assertThat(becomesReady()).isTrue();
  }

  private static void endConnections(Statement statement, String database) throws SQLException {
    statement.execute(
        "select pg_terminate_backend(pid) from pg_stat_activity where datname = '"
            + database
            + "'");
  }

  private static boolean becomesReady() {
    Instant deadline = Instant.now().plusSeconds(20);
    while (given().get("/q/health/ready").statusCode() != 200) {
      if (Instant.now().isAfter(deadline)) {
        return false;
      }
    }
    return true;
  }

  private static String url() {
    return ConfigProvider.getConfig().getValue("quarkus.datasource.jdbc.url", String.class);
  }

  private static String database() {
    return url().replaceFirst("^.*/([A-Za-z0-9_]+).*$", "$1");
  }

  private static Connection elsewhere() throws SQLException {
    String other = url().replaceFirst("/[A-Za-z0-9_]+(\\?|$)", "/template1$1");
    return DriverManager.getConnection(other, "postgres", "postgres");
  }
}
