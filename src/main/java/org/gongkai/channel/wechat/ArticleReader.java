package org.gongkai.channel.wechat;

import io.smallrye.mutiny.Uni;
import org.gongkai.channel.Placement;
import org.gongkai.channel.Publication;
import org.gongkai.channel.Reading;
import org.gongkai.channel.Reading.State;
import org.gongkai.wechat.ArticleClient;
import org.gongkai.wechat.ShownArticle;
import org.gongkai.wechat.WechatFailure;
import org.gongkai.wechat.WechatFailure.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Tells what an account shows of a content: what became of a submission of open outcome, and
 * whether readers still see what was published.
 */
final class ArticleReader {

  private final ArticleClient client;
  private final ArticleBook book;
  private final ArticleFinder finder;

  ArticleReader(ArticleClient client, ArticleBook book) {
    this.client = client;
    this.book = book;
    this.finder = new ArticleFinder(client);
  }

  /** Fails when the platform does not answer at present. */
  Uni<Reading> read(OfficialJob job, @Nullable Placement placement) {
    return book.find(job.channelId(), job.contentId())
        .chain(row -> isOpen(job, row, placement) ? outcome(job, row) : shown(job, row, placement))
        .onFailure(ArticleReader::isLasting)
        .recoverWithItem(
            failure ->
                Reading.of(
                    State.UNREADABLE,
                    "不能查询公众号：" + OfficialOutcomes.detail((WechatFailure) failure)));
  }

  /** Whether it is asked what became of a call, and not what readers see. */
  private static boolean isOpen(
      OfficialJob job, @Nullable WechatArticleEntity row, @Nullable Placement placement) {
    if (row == null || !job.owns(row)) {
      return placement == null;
    }
    return placement == null || placement.version() != job.sending().post().contentVersion();
  }

  private Uni<Reading> outcome(OfficialJob job, @Nullable WechatArticleEntity row) {
    if (row == null || !job.owns(row)) {
      return same(Reading.of(State.ABSENT, "尚未建立草稿"));
    }
    return switch (row.step) {
      case DRAFTING, DRAFTED -> same(Reading.of(State.ABSENT, "只有草稿，读者看不到"));
      case SUBMITTING -> job.isMassSend() ? repeatable() : lost(job, row);
      case SUBMITTED -> ask(job, row);
      case PUBLISHED, FAILED, DELETED -> same(reading(row));
    };
  }

  /** The key makes both calls one, so nothing needs to be found out. */
  private static Uni<Reading> repeatable() {
    return same(Reading.of(State.ABSENT, "群发没有确认，按同一标识重发"));
  }

  /** A submission whose answer was lost: the draft leaves its box when it is published. */
  private Uni<Reading> lost(OfficialJob job, WechatArticleEntity row) {
    return finder
        .published(job.app(), job.mark())
        .chain(shown -> shown == null ? unpublished(job, row) : found(job, shown));
  }

  private Uni<Reading> unpublished(OfficialJob job, WechatArticleEntity row) {
    return client
        .draft(job.app(), String.valueOf(row.draftId))
        .map(draft -> Reading.of(State.ABSENT, "草稿仍在草稿箱，没有发布"))
        .onFailure(failure -> isCode(failure, OfficialOutcomes.NO_MEDIA))
        .recoverWithItem(Reading.of(State.UNDERWAY, "草稿已不在草稿箱，文章尚未出现"));
  }

  private Uni<Reading> found(OfficialJob job, ShownArticle shown) {
    return change(job, new JobResult(JobResult.State.PUBLISHED, "0", shown.id(), shown.url()))
        .map(ArticleReader::reading);
  }

  private Uni<Reading> ask(OfficialJob job, WechatArticleEntity row) {
    return state(job, row).chain(result -> change(job, result)).map(ArticleReader::reading);
  }

  private Uni<JobResult> state(OfficialJob job, WechatArticleEntity row) {
    String message = row.messageId;
    return message == null
        ? client.publication(job.app(), String.valueOf(row.publishId)).map(JobResult::of)
        : client.massState(job.app(), message).map(said -> JobResult.ofMass(said, null));
  }

  private Uni<WechatArticleEntity> change(OfficialJob job, JobResult result) {
    return book.change(job.channelId(), job.contentId(), row -> ArticleSteps.result(row, result));
  }

  private static Reading reading(WechatArticleEntity row) {
    Publication said = ArticlePublisher.said(row);
    String detail = String.valueOf(said.detail());
    return switch (said.outcome()) {
      case DELIVERED -> Reading.shown(said.platformId(), said.liveUrl());
      case REJECTED -> Reading.of(State.REFUSED, detail);
      default -> Reading.of(State.UNDERWAY, detail);
    };
  }

  private Uni<Reading> shown(
      OfficialJob job, @Nullable WechatArticleEntity row, @Nullable Placement placement) {
    if (row != null && row.messageId != null && job.isMassSend()) {
      return client
          .massState(job.app(), row.messageId)
          .map(said -> ofMass(JobResult.ofMass(said, row.url), row));
    }
    String known = placement == null ? null : placement.platformId();
    String id = known == null && row != null ? row.articleId : known;
    Uni<@Nullable ShownArticle> article =
        id == null ? finder.publishedOf(job.app(), job.mark()) : article(job, id);
    return article.chain(found -> truth(job, row, found));
  }

  private Uni<@Nullable ShownArticle> article(OfficialJob job, String id) {
    return client
        .article(job.app(), id)
        .onFailure(failure -> isCode(failure, OfficialOutcomes.NO_ARTICLE))
        .recoverWithNull();
  }

  private Uni<Reading> truth(
      OfficialJob job, @Nullable WechatArticleEntity row, @Nullable ShownArticle found) {
    if (found == null || found.isDeleted()) {
      return absent(job, row);
    }
    String sent = ArticleText.normalised(job.field("title"), job.field("content"));
    boolean same = sent.equals(ArticleText.normalised(found.title(), found.content()));
    return same(
        same
            ? Reading.shown(found.id(), found.url())
            : new Reading(State.ALTERED, found.id(), found.url(), "公众号文章与发布的不同"));
  }

  /** The job tells whether the platform blocked what is not there any more. */
  private Uni<Reading> absent(OfficialJob job, @Nullable WechatArticleEntity row) {
    Reading gone = Reading.of(State.ABSENT, "公众号上已没有这篇文章");
    if (row == null || row.publishId == null) {
      return same(gone);
    }
    return client
        .publication(job.app(), row.publishId)
        .map(JobResult::of)
        .map(
            result ->
                result.state() == JobResult.State.BLOCKED
                    ? Reading.of(State.BLOCKED, OfficialOutcomes.ofStatus(result.status()))
                    : gone)
        .onFailure(WechatFailure.class)
        .recoverWithItem(gone);
  }

  private static Reading ofMass(JobResult result, WechatArticleEntity row) {
    return switch (result.state()) {
      case PUBLISHED -> Reading.shown(ArticlePublisher.platformId(row), row.url);
      case UNDERWAY -> Reading.of(State.UNDERWAY, "群发尚未结束");
      case BLOCKED -> Reading.of(State.BLOCKED, "群发后被平台屏蔽");
      case FAILED, DELETED -> Reading.of(State.ABSENT, "群发已被删除或没有成功");
    };
  }

  /** Asking again does not help. */
  private static boolean isLasting(Throwable failure) {
    return failure instanceof WechatFailure wechat
        && (wechat.kind() == Kind.PERMANENT || wechat.kind() == Kind.NEEDS_ADMIN);
  }

  private static boolean isCode(Throwable failure, int errcode) {
    return failure instanceof WechatFailure wechat && wechat.errcode() == errcode;
  }

  private static <T> Uni<T> same(T item) {
    return Uni.createFrom().item(item);
  }
}
