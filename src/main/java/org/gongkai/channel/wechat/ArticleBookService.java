package org.gongkai.channel.wechat;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.gongkai.platform.time.Times;
import org.jspecify.annotations.Nullable;

/** Keeps the saga of each article in the database. */
@ApplicationScoped
public class ArticleBookService implements ArticleBook {

  /** Results are kept longer than any delivery waits. */
  private static final Duration KEPT = Duration.ofDays(7);

  private final WechatArticleRepository articles;
  private final WechatJobRepository jobs;
  private final InstantSource clock;

  ArticleBookService(
      WechatArticleRepository articles, WechatJobRepository jobs, InstantSource clock) {
    this.articles = articles;
    this.jobs = jobs;
    this.clock = clock;
  }

  @Override
  @WithSession
  public Uni<@Nullable WechatArticleEntity> find(String channelId, UUID contentId) {
    return articles.findById(new WechatArticleEntity.Key(channelId, contentId));
  }

  @Override
  @WithTransaction
  public Uni<WechatArticleEntity> change(
      String channelId, UUID contentId, Consumer<WechatArticleEntity> step) {
    return articles
        .findById(new WechatArticleEntity.Key(channelId, contentId), LockModeType.PESSIMISTIC_WRITE)
        .chain(row -> row == null ? begin(channelId, contentId, step) : go(row, step));
  }

  @Override
  @WithTransaction
  public Uni<List<UUID>> note(String app, String jobId, JobResult result) {
    Instant now = Times.toMillis(clock.instant());
    return jobs.forget(now.minus(KEPT))
        .chain(() -> jobs.findById(new WechatJobEntity.Key(app, jobId)))
        .chain(known -> keep(known, app, jobId, result, now))
        .chain(
            () ->
                articles
                    .find("app = ?1 and (publishId = ?2 or messageId = ?2)", app, jobId)
                    .withLock(LockModeType.PESSIMISTIC_WRITE)
                    .list())
        .invoke(rows -> rows.forEach(row -> apply(row, result, now)))
        .map(rows -> rows.stream().map(row -> row.deliveryId).toList());
  }

  private Uni<WechatArticleEntity> begin(
      String channelId, UUID contentId, Consumer<WechatArticleEntity> step) {
    WechatArticleEntity row = new WechatArticleEntity();
    row.channelId = channelId;
    row.contentId = contentId;
    step.accept(row);
    row.updatedAt = Times.toMillis(clock.instant());
    return articles.persist(row);
  }

  private Uni<WechatArticleEntity> go(WechatArticleEntity row, Consumer<WechatArticleEntity> step) {
    ArticleStep before = row.step;
    step.accept(row);
    row.updatedAt = Times.toMillis(clock.instant());
    return row.step == ArticleStep.SUBMITTED && before != ArticleStep.SUBMITTED
        ? early(row)
        : Uni.createFrom().item(row);
  }

  /** The job's result may have come before its name. */
  private Uni<WechatArticleEntity> early(WechatArticleEntity row) {
    String jobId = row.publishId == null ? row.messageId : row.publishId;
    return jobs.findById(new WechatJobEntity.Key(row.app, String.valueOf(jobId)))
        .map(
            job -> {
              if (job != null) {
                ArticleSteps.result(
                    row, new JobResult(job.state, job.status, job.articleId, job.url));
              }
              return row;
            });
  }

  private static void apply(WechatArticleEntity row, JobResult result, Instant now) {
    ArticleSteps.result(row, result);
    row.updatedAt = now;
  }

  private Uni<WechatJobEntity> keep(
      @Nullable WechatJobEntity known, String app, String jobId, JobResult result, Instant now) {
    WechatJobEntity job = known == null ? new WechatJobEntity() : known;
    job.app = app;
    job.jobId = jobId;
    job.state = result.state();
    job.status = result.status();
    job.articleId = result.articleId() == null ? job.articleId : result.articleId();
    job.url = result.url() == null ? job.url : result.url();
    job.receivedAt = now;
    return known == null ? jobs.persist(job) : Uni.createFrom().item(job);
  }
}
