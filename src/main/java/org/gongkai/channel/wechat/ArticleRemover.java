package org.gongkai.channel.wechat;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.gongkai.channel.Placement;
import org.gongkai.channel.Publication;
import org.gongkai.channel.Publication.Effect;
import org.gongkai.channel.Publication.Outcome;
import org.gongkai.wechat.ArticleClient;
import org.gongkai.wechat.ShownArticle;
import org.gongkai.wechat.WechatFailure;
import org.jspecify.annotations.Nullable;

/** Takes articles and drafts away. All of its calls may be repeated. */
final class ArticleRemover {

  private static final String LOOK_THERE = "文章可能由人发布，请在公众平台检查并删除";

  private final ArticleClient client;
  private final ArticleBook book;
  private final ArticleFinder finder;
  private final InstantSource clock;

  ArticleRemover(ArticleClient client, ArticleBook book, InstantSource clock) {
    this.client = client;
    this.book = book;
    this.finder = new ArticleFinder(client);
    this.clock = clock;
  }

  /** Takes away what readers see, of earlier versions too, and a draft that waits. */
  Uni<Publication> withdraw(OfficialJob job, Placement placement) {
    return book.find(job.channelId(), job.contentId())
        .chain(row -> withdraw(job, row, placement))
        .onFailure(WechatFailure.class)
        .recoverWithItem(this::said);
  }

  /** Takes away a draft of a content that was never published; null when there is none. */
  Uni<@Nullable Publication> discard(OfficialJob job) {
    return book.find(job.channelId(), job.contentId())
        .chain(
            row ->
                row == null || row.step == ArticleStep.DELETED
                    ? Uni.createFrom().<@Nullable Publication>nullItem()
                    : withdraw(job, row, null))
        .onFailure(WechatFailure.class)
        .recoverWithItem(this::said);
  }

  private Uni<Publication> withdraw(
      OfficialJob job, @Nullable WechatArticleEntity row, @Nullable Placement placement) {
    List<String> known = published(row);
    return draft(job, row)
        .chain(
            hadDraft -> {
              if (!known.isEmpty()) {
                return delete(job, known);
              }
              return hadDraft && placement == null
                  ? same(Publication.withdrawn(Effect.REMOVED, "草稿已删除"))
                  : placed(job, placement);
            })
        .call(said -> row == null || said.effect() == Effect.NONE ? nothing() : deleted(job));
  }

  /** What we published, of all versions. */
  private static List<String> published(@Nullable WechatArticleEntity row) {
    if (row == null) {
      return List.of();
    }
    Set<String> all = new LinkedHashSet<>(List.of(row.earlierIds.split(" ")));
    String last = ArticleSteps.published(row);
    all.add(last == null ? "" : last);
    all.remove("");
    return List.copyOf(all);
  }

  private Uni<Publication> delete(OfficialJob job, List<String> published) {
    boolean cards = published.stream().anyMatch(ArticleRemover::isMessage);
    return Multi.createFrom()
        .iterable(published)
        .onItem()
        .transformToUniAndConcatenate(id -> delete(job, id))
        .collect()
        .last()
        .replaceWith(
            cards
                ? Publication.withdrawn(Effect.CARD_REMAINS, "群发的文章已删除，消息卡片仍在")
                : Publication.withdrawn(Effect.REMOVED, "平台已删除文章"));
  }

  /** What is gone already is deleted. */
  private Uni<Void> delete(OfficialJob job, String published) {
    return isMessage(published)
        ? client.deleteMass(job.app(), published.substring(ArticleSteps.MESSAGE.length()))
        : client
            .deleteArticle(job.app(), published)
            .onFailure(failure -> isCode(failure, OfficialOutcomes.NO_ARTICLE))
            .recoverWithUni(ArticleRemover::nothing);
  }

  /** What a person published, and perhaps told the name of. */
  private Uni<Publication> placed(OfficialJob job, @Nullable Placement placement) {
    String id = placement == null ? null : placement.platformId();
    if (id == null) {
      return search(job, placement);
    }
    return client
        .deleteArticle(job.app(), id)
        .replaceWith(Publication.withdrawn(Effect.REMOVED, "平台已删除文章"))
        .onFailure(failure -> isCode(failure, OfficialOutcomes.NO_ARTICLE))
        .recoverWithUni(() -> search(job, placement));
  }

  /** Deletes a draft that was not published; whether there was one. */
  private Uni<Boolean> draft(OfficialJob job, @Nullable WechatArticleEntity row) {
    if (row == null || !isDraft(row)) {
      return Uni.createFrom().item(false);
    }
    String known = row.draftId;
    Uni<@Nullable String> id =
        known == null
            ? finder.draft(job.app(), job.mark()).map(found -> found == null ? null : found.id())
            : Uni.createFrom().item(known);
    return id.chain(
        found -> found == null ? Uni.createFrom().item(false) : deleteDraft(job, found));
  }

  private Uni<Boolean> deleteDraft(OfficialJob job, String draft) {
    // The draft is looked for first: deleting one that is not there may be answered with success.
    return client
        .draft(job.app(), draft)
        .chain(() -> client.deleteDraft(job.app(), draft))
        .replaceWith(true)
        .onFailure(failure -> isCode(failure, OfficialOutcomes.NO_MEDIA))
        .recoverWithItem(false);
  }

  private static boolean isDraft(WechatArticleEntity row) {
    return switch (row.step) {
      case DRAFTING, DRAFTED, FAILED -> true;
      case SUBMITTING, SUBMITTED, PUBLISHED, DELETED -> false;
    };
  }

  /** A person may have published the draft: only the platform's list tells. */
  private Uni<Publication> search(OfficialJob job, @Nullable Placement placement) {
    return finder
        .publishedOf(job.app(), job.mark())
        .chain(found -> searched(job, found, placement))
        .onFailure(failure -> isCode(failure, OfficialOutcomes.NOT_GRANTED))
        .recoverWithItem(Publication.failed(Outcome.MANUAL, LOOK_THERE));
  }

  private Uni<Publication> searched(
      OfficialJob job, @Nullable ShownArticle found, @Nullable Placement placement) {
    if (found != null) {
      return delete(job, List.of(found.id()));
    }
    return same(
        placement == null
            ? Publication.withdrawn(Effect.REMOVED, "公众号上没有这篇文章")
            : Publication.failed(Outcome.MANUAL, LOOK_THERE));
  }

  private Uni<Void> deleted(OfficialJob job) {
    return book.change(
            job.channelId(),
            job.contentId(),
            row -> {
              ArticleSteps.step(row, ArticleStep.DELETED, null);
              row.earlierIds = "";
            })
        .replaceWithVoid();
  }

  private Publication said(WechatFailure failure) {
    return OfficialOutcomes.of(failure, OfficialOutcomes.Call.DELETE, clock.instant());
  }

  private static boolean isMessage(String published) {
    return published.startsWith(ArticleSteps.MESSAGE);
  }

  private static Uni<Void> nothing() {
    return Uni.createFrom().voidItem();
  }

  private static <T> Uni<T> same(T item) {
    return Uni.createFrom().item(item);
  }

  private static boolean isCode(Throwable failure, int errcode) {
    return failure instanceof WechatFailure wechat && wechat.errcode() == errcode;
  }
}
