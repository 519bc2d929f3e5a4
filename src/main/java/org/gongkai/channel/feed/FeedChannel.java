package org.gongkai.channel.feed;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.gongkai.channel.Channel;
import org.gongkai.channel.Post;
import org.gongkai.channel.Publication;
import org.gongkai.platform.cache.AnswerCache;
import org.gongkai.platform.time.Times;
import org.jspecify.annotations.Nullable;

/**
 * Shows contents in the feeds of their column. Its platform is our own table, so nothing is ever
 * unknown.
 */
@ApplicationScoped
class FeedChannel implements Channel {

  private final FeedEntryRepository entries;
  private final FeedConfig config;
  private final AnswerCache cache;
  private final InstantSource clock;

  FeedChannel(
      FeedEntryRepository entries, FeedConfig config, AnswerCache cache, InstantSource clock) {
    this.entries = entries;
    this.config = config;
    this.cache = cache;
    this.clock = clock;
  }

  @Override
  public String kind() {
    return "FEED";
  }

  @Override
  public Uni<Publication> publish(String channelId, Post post) {
    if (!config.columns().containsKey(post.column())) {
      String detail = "column " + post.column() + " has no feed";
      return Uni.createFrom().item(Publication.failed(Publication.Outcome.REJECTED, detail));
    }
    return Panache.withTransaction(() -> store(channelId, post))
        .call(() -> cache.evict(FeedFormat.cacheKeys(post.column())))
        .replaceWith(() -> shown(post));
  }

  @Override
  public Uni<Optional<Publication>> lookUp(String channelId, UUID contentId, int contentVersion) {
    var key = new FeedEntryEntity.Key(channelId, contentId);
    return Panache.withSession(() -> entries.findById(key))
        .map(
            entry -> isShown(entry, contentVersion) ? Optional.of(shown(entry)) : Optional.empty());
  }

  private Uni<Void> store(String channelId, Post post) {
    var key = new FeedEntryEntity.Key(channelId, post.contentId());
    return entries
        .findById(key, LockModeType.PESSIMISTIC_WRITE)
        .chain(
            known -> known == null ? entries.persist(fill(blank(key), post)) : update(known, post))
        .replaceWithVoid();
  }

  /** An older version never replaces a newer one. */
  private Uni<FeedEntryEntity> update(FeedEntryEntity known, Post post) {
    return Uni.createFrom()
        .item(post.contentVersion() > known.contentVersion ? fill(known, post) : known);
  }

  private static FeedEntryEntity blank(FeedEntryEntity.Key key) {
    FeedEntryEntity entry = new FeedEntryEntity();
    entry.channelId = key.channelId();
    entry.contentId = key.contentId();
    return entry;
  }

  private FeedEntryEntity fill(FeedEntryEntity entry, Post post) {
    entry.contentVersion = post.contentVersion();
    entry.column = post.column();
    entry.title = post.title();
    entry.summary = post.summary();
    entry.body = post.body();
    entry.unit = post.unit();
    entry.path = post.path();
    entry.publishedAt = post.publishedAt();
    entry.updatedAt = Times.toMillis(clock.instant());
    return entry;
  }

  private static boolean isShown(@Nullable FeedEntryEntity entry, int contentVersion) {
    return entry != null && entry.contentVersion >= contentVersion;
  }

  private Publication shown(FeedEntryEntity entry) {
    return Publication.delivered(
        entry.contentId.toString(), FeedFormat.JSON.address(config, entry.column));
  }

  private Publication shown(Post post) {
    return Publication.delivered(
        post.contentId().toString(), FeedFormat.JSON.address(config, post.column()));
  }
}
