package org.gongkai.channel.wechat;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.quarkus.arc.Arc;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.gongkai.channel.ChannelAccount;
import org.gongkai.channel.Sending;
import org.gongkai.testsupport.Database;
import org.gongkai.testsupport.Outbound;
import org.gongkai.testsupport.Publishing;
import org.gongkai.testsupport.Sandbox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The saga of an article as the database keeps it. */
@QuarkusTest
@QuarkusTestResource(Sandbox.class)
class ArticleBookServiceTest {

  private static final String APP = "gov";

  private final ArticleBook book = Arc.container().instance(ArticleBookService.class).get();
  private final ArticleLibrary library =
      Arc.container().instance(ArticleLibraryService.class).get();
  private final String channel = "book-" + UUID.randomUUID().toString().substring(0, 8);
  private final String job = UUID.randomUUID().toString();
  private UUID content;

  @BeforeEach
  void register() {
    Database.update(
        "insert into channel (id, kind, name, state) values (?, 'NONE', '测试渠道', 'OPEN')", channel);
    content = UUID.fromString(Publishing.aPublished());
  }

  @AfterEach
  void close() {
    Database.update("update channel set state = 'CLOSED' where id = ?", channel);
  }

  private Sending sending(long delivery) {
    ChannelAccount account = Outbound.account("WECHAT_OFFICIAL", Map.of("app", APP), Map.of());
    return new Sending(
        new UUID(7, delivery),
        1,
        account,
        ArticleSagaTest.post(1),
        new ArticleText(Outbound.site())
            .render(new OfficialAccount(account), ArticleSagaTest.post(1)));
  }

  @CanIgnoreReturnValue
  private WechatArticleEntity change(Consumer<WechatArticleEntity> step) {
    return await(() -> book.change(channel, content, step));
  }

  private void draftAndSubmit() {
    change(row -> ArticleSteps.draft(row, sending(1), APP));
    change(row -> ArticleSteps.drafted(row, "draft-1"));
    change(row -> ArticleSteps.submitted(row, job));
  }

  private static JobResult published() {
    return new JobResult(JobResult.State.PUBLISHED, "0", "article-1", "https://mp/1");
  }

  @Test
  void keepsEachStep() {
    assertThat(await(() -> book.find(channel, content))).isNull();
    draftAndSubmit();
    WechatArticleEntity row = await(() -> book.find(channel, content));
    assertThat(row.step).isEqualTo(ArticleStep.SUBMITTED);
    assertThat(row.draftId).isEqualTo("draft-1");
    assertThat(row.publishId).isEqualTo(job);
    assertThat(row.deliveryId).isEqualTo(new UUID(7, 1));
    assertThat(row.updatedAt).isNotNull();
  }

  @Test
  void takesAResultTwiceForOnce() {
    draftAndSubmit();
    for (int i = 0; i < 2; i++) {
      assertThat(await(() -> book.note(APP, job, published()))).containsExactly(new UUID(7, 1));
      WechatArticleEntity row = await(() -> book.find(channel, content));
      assertThat(row.step).isEqualTo(ArticleStep.PUBLISHED);
      assertThat(row.articleId).isEqualTo("article-1");
      assertThat(row.url).isEqualTo("https://mp/1");
    }
  }

  @Test
  void takesOverAResultThatCameBeforeTheName() {
    assertThat(await(() -> book.note(APP, job, published()))).isEmpty();
    draftAndSubmit();
    assertThat(await(() -> book.find(channel, content)).step).isEqualTo(ArticleStep.PUBLISHED);
  }

  @Test
  void keepsApartTheJobsOfEachAccount() {
    assertThat(await(() -> book.note("other", job, published()))).isEmpty();
    draftAndSubmit();
    assertThat(await(() -> book.find(channel, content)).step).isEqualTo(ArticleStep.SUBMITTED);
  }

  @Test
  void remembersWhatStaysOfAnEarlierVersion() {
    draftAndSubmit();
    await(() -> book.note(APP, job, published()));
    change(row -> ArticleSteps.draft(row, sending(2), APP));
    WechatArticleEntity row = await(() -> book.find(channel, content));
    assertThat(row.earlierIds).isEqualTo("article-1");
    assertThat(row.articleId).isNull();
    assertThat(row.draftId).isNull();
    assertThat(row.step).isEqualTo(ArticleStep.DRAFTING);
    change(ArticleSteps::undrafted);
    change(now -> ArticleSteps.draft(now, sending(3), APP));
    assertThat(await(() -> book.find(channel, content)).earlierIds).isEqualTo("article-1");
  }

  @Test
  void forgetsOldResults() {
    await(() -> book.note(APP, job, published()));
    Database.update(
        "update wechat_job set received_at = received_at - interval '8 days' where job_id = ?",
        job);
    await(() -> book.note(APP, UUID.randomUUID().toString(), published()));
    assertThat(Database.number("select count(*) from wechat_job where job_id = ?", job)).isZero();
  }

  @Test
  void keepsImagesForEachAccount() {
    String sha256 = "d".repeat(63) + "0";
    assertThat(await(() -> library.image(APP, sha256))).isNull();
    await(() -> library.keepImage(APP, sha256, "http://mmbiz/1"));
    await(() -> library.keepImage(APP, sha256, "http://mmbiz/2"));
    assertThat(await(() -> library.image(APP, sha256))).isEqualTo("http://mmbiz/2");
    assertThat(await(() -> library.image("other", sha256))).isNull();
  }

  @Test
  void keepsCoversUntilTheyAreGone() {
    String sha256 = "d".repeat(63) + "1";
    String cover = "material-" + job;
    await(() -> library.keepCover(APP, sha256, cover));
    assertThat(await(() -> library.cover(APP, sha256))).isEqualTo(cover);
    await(() -> library.forgetCover(APP, cover));
    assertThat(await(() -> library.cover(APP, sha256))).isNull();
  }

  @CanIgnoreReturnValue
  private static <T> T await(Supplier<Uni<T>> work) {
    try {
      return VertxContextSupport.subscribeAndAwait(work);
    } catch (Throwable failure) {
      throw new AssertionError(failure);
    }
  }
}
