package org.gongkai.channel.wechat;

import org.gongkai.channel.Sending;
import org.jspecify.annotations.Nullable;

/** The changes of an article's row. */
final class ArticleSteps {

  /** Before the names of mass messages, where names of articles may stand too. */
  static final String MESSAGE = "message:";

  private static final int EARLIER_LENGTH = 4000;
  private static final int STATUS_LENGTH = 60;

  private ArticleSteps() {}

  /**
   * The intent to add or to change a draft for a delivery. A draft of an earlier version that never
   * was published is kept for it; what was published of an earlier version is remembered.
   */
  static void draft(WechatArticleEntity row, Sending sending, String app) {
    if (isOut(row) && !sending.deliveryId().equals(row.deliveryId)) {
      remember(row);
      row.draftId = null;
    }
    row.contentVersion = sending.post().contentVersion();
    row.deliveryId = sending.deliveryId();
    row.app = app;
    row.step = ArticleStep.DRAFTING;
    row.publishId = null;
    row.messageId = null;
    row.articleId = null;
    row.url = null;
    row.status = null;
  }

  /** The draft is there. */
  static void drafted(WechatArticleEntity row, String draftId) {
    row.step = ArticleStep.DRAFTED;
    row.draftId = draftId;
  }

  /** The draft is not there any more. */
  static void undrafted(WechatArticleEntity row) {
    row.step = ArticleStep.DRAFTING;
    row.draftId = null;
  }

  /** The platform took a publication. */
  static void submitted(WechatArticleEntity row, String publishId) {
    row.step = ArticleStep.SUBMITTED;
    row.publishId = publishId;
  }

  /** The platform took a mass message. */
  static void sent(WechatArticleEntity row, String messageId) {
    row.step = ArticleStep.SUBMITTED;
    row.messageId = messageId;
  }

  /** A step, with what the platform said. */
  static void step(WechatArticleEntity row, ArticleStep step, @Nullable String status) {
    row.step = step;
    row.status = cut(status);
  }

  /** What became of the job; what came later on counts, what came late does not. */
  static void result(WechatArticleEntity row, JobResult result) {
    boolean waits = row.step == ArticleStep.SUBMITTED || row.step == ArticleStep.SUBMITTING;
    switch (result.state()) {
      case UNDERWAY -> {}
      case PUBLISHED -> {
        if (waits || row.step == ArticleStep.PUBLISHED) {
          published(row, result);
        }
      }
      case FAILED -> {
        if (waits) {
          step(row, ArticleStep.FAILED, result.status());
        }
      }
      case DELETED, BLOCKED -> step(row, ArticleStep.DELETED, result.status());
    }
  }

  private static void published(WechatArticleEntity row, JobResult result) {
    step(row, ArticleStep.PUBLISHED, result.status());
    row.articleId = result.articleId() == null ? row.articleId : result.articleId();
    row.url = result.url() == null ? row.url : result.url();
  }

  private static boolean isOut(WechatArticleEntity row) {
    // A new row has no step yet.
    @Nullable ArticleStep step = row.step;
    return step != null && step != ArticleStep.DRAFTING && step != ArticleStep.DRAFTED;
  }

  private static void remember(WechatArticleEntity row) {
    String published = published(row);
    if (row.step != ArticleStep.PUBLISHED || published == null) {
      return;
    }
    String all = (row.earlierIds + ' ' + published).strip();
    row.earlierIds = all.length() > EARLIER_LENGTH ? row.earlierIds : all;
  }

  /** What is published, by its name: of a mass message with {@link #MESSAGE} before it. */
  static @Nullable String published(WechatArticleEntity row) {
    return row.messageId == null ? row.articleId : MESSAGE + row.messageId;
  }

  private static @Nullable String cut(@Nullable String status) {
    return status == null || status.length() <= STATUS_LENGTH
        ? status
        : status.substring(0, STATUS_LENGTH);
  }
}
