package org.gongkai.channel.feed;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

@ApplicationScoped
class FeedEntryRepository implements PanacheRepositoryBase<FeedEntryEntity, FeedEntryEntity.Key> {

  /** Newest first. */
  Uni<List<FeedEntryEntity>> newest(String column, int rows) {
    return find("column = ?1 order by publishedAt desc, contentId desc", column)
        .page(0, rows)
        .list();
  }
}
