package org.gongkai.benchmark.reads.baseline;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.Tuple;
import java.io.IOException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Inserts rows of a comment's columns and size, one in each statement and transaction, into a table
 * that has nothing but a primary key.
 */
public final class InsertLoop {

  /** The schema is of its own, so that nobody takes the table for one of the application's. */
  private static final String TABLE =
      """
      create schema if not exists benchmark;
      drop table if exists benchmark.row;
      create table benchmark.row (like public.comment including defaults, primary key (id))
      """;

  private static final String INSERT =
      """
      insert into benchmark.row (id, consultation_id, draft_number, citizen_id, source, text, public_text, respondent_type,
                                 respondent_name, respondent_phone, masked_name, publish_consent, receipt, status,
                                 submitted_at, updated_at, version)
      values ($1, $2, 1, $3, 'MINI_PROGRAM', $4, $4, 'PERSON', $5, $6, '甲**', true, $7, 'CHECKING', $8, $8, 0)
      """;

  private static final String TEXT =
      "建议在集市入口公示收费标准和监督电话，每季度公布一次摊位费的收支情况，并为行动不便的老年人保留固定摊位。" + "集中清运的时间希望避开早市，噪声不要影响周边居民休息。第";

  /** As many characters as a sealed name or telephone number has. */
  private static final String SEALED = "v1:sandbox:" + "A".repeat(60);

  private static final int POOL = 20;

  private InsertLoop() {}

  /**
   * Makes the table and runs when it is told.
   *
   * @param args number of event loops, address of PostgreSQL, user, password
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    int loops = Integer.parseInt(args[0]);
    Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(loops));
    PgConnectOptions to =
        PgConnectOptions.fromUri(args[1])
            .setUser(args[2])
            .setPassword(args[3])
            .setCachePreparedStatements(true);
    Pool pool =
        PgBuilder.pool()
            .with(new PoolOptions().setMaxSize(POOL).setEventLoopSize(loops))
            .connectingTo(to)
            .using(vertx)
            .build();
    pool.query(TABLE).execute().toCompletionStage().toCompletableFuture().join();
    AtomicLong number = new AtomicLong();
    UUID consultation = UUID.randomUUID();
    UUID citizen = UUID.randomUUID();
    new Lanes(
            () ->
                pool.preparedQuery(INSERT)
                    .execute(row(consultation, citizen, number.incrementAndGet())))
        .serve();
    System.exit(0);
  }

  private static Tuple row(UUID consultation, UUID citizen, long number) {
    return Tuple.tuple()
        .addUUID(new UUID(number, number))
        .addUUID(consultation)
        .addUUID(citizen)
        .addString(TEXT + number + "条。")
        .addString(SEALED)
        .addString(SEALED)
        .addString("R" + number)
        .addOffsetDateTime(OffsetDateTime.now(ZoneOffset.UTC));
  }
}
