package org.gongkai.channel.feed;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.gongkai.platform.cache.Loaded;

/** Reads feeds. */
@ApplicationScoped
class FeedService {

  private final FeedEntryRepository entries;
  private final FeedWriter writer;
  private final FeedConfig config;

  FeedService(FeedEntryRepository entries, FeedWriter writer, FeedConfig config) {
    this.entries = entries;
    this.writer = writer;
    this.config = config;
  }

  boolean hasColumn(String column) {
    return config.columns().containsKey(column);
  }

  @WithSession
  Uni<Loaded> feed(String column, FeedFormat format) {
    return entries
        .newest(column, config.entries())
        .map(rows -> Loaded.text(format.mediaType(), writer.write(format, column, rows)));
  }
}
