package org.gongkai.channel.wechat;

import io.smallrye.mutiny.Uni;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.gongkai.wechat.ArticleClient;
import org.gongkai.wechat.ArticlePage;
import org.gongkai.wechat.ShownArticle;
import org.gongkai.wechat.WechatApp;
import org.jspecify.annotations.Nullable;

/** Finds our articles among the newest of an account by their mark. */
final class ArticleFinder {

  private static final int PAGE = 20;

  /** What was called within the last day is among so many. */
  private static final int PAGES = 5;

  private final ArticleClient client;

  ArticleFinder(ArticleClient client) {
    this.client = client;
  }

  /** A draft of the content in whatever version; null when none is found. */
  Uni<@Nullable ShownArticle> draft(WechatApp app, ArticleMark mark) {
    return find(
        (offset, count) -> client.drafts(app, offset, count),
        shown -> mark.isOfSameContent(shown.sourceUrl()),
        0);
  }

  /** What is published of a version; null when none is found. */
  Uni<@Nullable ShownArticle> published(WechatApp app, ArticleMark mark) {
    return find(
        (offset, count) -> client.articles(app, offset, count),
        shown -> !shown.isDeleted() && mark.isOn(shown.sourceUrl()),
        0);
  }

  /** What is published of the content in whatever version; null when none is found. */
  Uni<@Nullable ShownArticle> publishedOf(WechatApp app, ArticleMark mark) {
    return find(
        (offset, count) -> client.articles(app, offset, count),
        shown -> !shown.isDeleted() && mark.isOfSameContent(shown.sourceUrl()),
        0);
  }

  private Uni<@Nullable ShownArticle> find(
      BiFunction<Integer, Integer, Uni<ArticlePage>> pages,
      Predicate<ShownArticle> wanted,
      int number) {
    int offset = number * PAGE;
    return pages
        .apply(offset, PAGE)
        .chain(
            page -> {
              ShownArticle found = page.articles().stream().filter(wanted).findFirst().orElse(null);
              boolean last = offset + PAGE >= page.total() || number + 1 == PAGES;
              return found != null || last
                  ? Uni.createFrom().item(found)
                  : find(pages, wanted, number + 1);
            });
  }
}
