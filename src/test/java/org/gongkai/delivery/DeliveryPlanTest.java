package org.gongkai.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.gongkai.testsupport.Database;
import org.gongkai.testsupport.Publishing;
import org.gongkai.testsupport.Sandbox;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was delivered long ago does not slow down what is due. */
@QuarkusTest
@QuarkusTestResource(Sandbox.class)
class DeliveryPlanTest {

  private static final Logger LOG = Logger.getLogger(DeliveryPlanTest.class);
  private static final int ROWS = 100_000;

  private final String channel = "plan-" + UUID.randomUUID().toString().substring(0, 8);
  private String content = "";

  @BeforeEach
  void fill() {
    Database.update(
        "insert into channel (id, kind, name, state) values (?, 'SANDBOX', '计划', 'OPEN')", channel);
    content = Publishing.aPublished();
    // Rows of versions that were never written: only their number matters here.
    Database.update("alter table delivery disable trigger delivery_published");
    int rows =
        Database.update(
            "insert into delivery (id, content_id, content_version, channel_id, payload, state,"
                + " due_at) select uuidv7(), ?::uuid, 1000 + i, ?, '{}', 'DELIVERED',"
                + " clock_timestamp() - interval '1 day' from generate_series(1, ?) i",
            content,
            channel,
            ROWS);
    Database.update("alter table delivery enable trigger delivery_published");
    assertThat(rows).isEqualTo(ROWS);
    Database.update("analyze delivery");
  }

  @AfterEach
  void empty() {
    Database.update("delete from delivery where channel_id = ?", channel);
    Database.update("update channel set state = 'CLOSED' where id = ?", channel);
    Database.update("analyze delivery");
  }

  @Test
  void findsWhatIsDueWithoutReadingTheTable() {
    String callable =
        plan(ChannelPace.CALLABLE.replace(":now", "clock_timestamp()").replace(":threshold", "5"));
    String due =
        plan(
            DeliveryRepository.DUE
                .replace(":channel", "'" + channel + "'")
                .replace(":now", "clock_timestamp()")
                .replace(":most", "8"));
    LOG.infof("plans with %d deliveries:\n%s\n\n%s", ROWS, callable, due);
    assertThat(callable).contains("delivery_").doesNotContain("Seq Scan on delivery");
    assertThat(due).contains("delivery_due").doesNotContain("Seq Scan on delivery");
  }

  /** A query's plan, carried out; explain is no query that another one can read from. */
  private static String plan(String sql) {
    Database.update(
        "create or replace function pg_temp_plan(query varchar) returns setof text language plpgsql"
            + " as $$ begin return query execute 'explain (analyze, costs off, summary off, buffers"
            + " off) ' || query; end $$");
    try {
      return Database.text("select string_agg(line, e'\\n') from pg_temp_plan(?) line", sql);
    } finally {
      Database.update("drop function pg_temp_plan(varchar)");
    }
  }
}
