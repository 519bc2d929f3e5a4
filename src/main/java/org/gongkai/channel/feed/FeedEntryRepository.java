package org.gongkai.channel.feed;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

@ApplicationScoped
class FeedEntryRepository implements PanacheRepositoryBase<FeedEntryEntity, FeedEntryEntity.Key> {

  // A content that two channels bring into a column is one entry, of its newest version.
  private static final String NEWEST =
      "from FeedEntryEntity e where e.column = ?1 and not exists (from FeedEntryEntity o where"
          + " o.contentId = e.contentId and o.column = e.column and (o.contentVersion >"
          + " e.contentVersion or (o.contentVersion = e.contentVersion and o.channelId <"
          + " e.channelId))) order by e.publishedAt desc, e.contentId desc";

  /** Newest first, each content once. */
  Uni<List<FeedEntryEntity>> newest(String column, int rows) {
    return find(NEWEST, column).page(0, rows).list();
  }
}
