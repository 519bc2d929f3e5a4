package org.gongkai.channel.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gongkai.channel.Capabilities;
import org.gongkai.channel.Channel;
import org.gongkai.channel.ChannelAccount;
import org.gongkai.channel.ChannelFinding;
import org.gongkai.channel.ChannelTest;
import org.gongkai.channel.Placement;
import org.gongkai.channel.Post;
import org.gongkai.channel.Publication;
import org.gongkai.channel.Reading;
import org.gongkai.channel.Rendition;
import org.gongkai.channel.Sending;
import org.gongkai.platform.cache.AnswerCache;
import org.gongkai.platform.time.Times;
import org.jspecify.annotations.Nullable;

/**
 * Shows contents in the feeds of their column. Its platform is our own table, so nothing is ever
 * unknown.
 */
@ApplicationScoped
class FeedChannel implements Channel {

  private static final Capabilities CAPABILITIES =
      new Capabilities(200, null, 0, true, true, true, true, false);

  private static final String TITLE = "title";
  private static final String SUMMARY = "summary";
  private static final String BODY = "body";
  private static final String UNIT = "unit";
  private static final String CATEGORY = "category";
  private static final String ATTACHMENTS = "attachments";
  private static final String NO_FILES = "[]";

  private final FeedEntryRepository entries;
  private final FeedConfig config;
  private final AnswerCache cache;
  private final ObjectMapper json;
  private final InstantSource clock;

  FeedChannel(
      FeedEntryRepository entries,
      FeedConfig config,
      AnswerCache cache,
      ObjectMapper json,
      InstantSource clock) {
    this.entries = entries;
    this.config = config;
    this.cache = cache;
    this.json = json;
    this.clock = clock;
  }

  @Override
  public String kind() {
    return "FEED";
  }

  @Override
  public Capabilities capabilities() {
    return CAPABILITIES;
  }

  @Override
  public List<ChannelFinding> check(ChannelAccount account) {
    return List.of();
  }

  @Override
  public List<ChannelFinding> validate(ChannelAccount account, Post post) {
    return config.columns().containsKey(post.column())
        ? List.of()
        : List.of(new ChannelFinding("column", null, null, "该栏目没有订阅源。"));
  }

  @Override
  public Rendition render(ChannelAccount account, Post post) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put(TITLE, XmlText.clean(post.title()));
    fields.put(SUMMARY, XmlText.clean(post.summary()));
    fields.put(BODY, XmlText.clean(FeedAddresses.absoluteBody(config, post.body())));
    fields.put(UNIT, XmlText.clean(post.unit()));
    fields.put(CATEGORY, post.type());
    fields.put(ATTACHMENTS, attachments(post));
    return new Rendition(fields, List.of());
  }

  @Override
  public Uni<Publication> publish(Sending sending) {
    Post post = sending.post();
    if (!config.columns().containsKey(post.column())) {
      String detail = "column " + post.column() + " has no feed";
      return Uni.createFrom().item(Publication.failed(Publication.Outcome.REJECTED, detail));
    }
    return Panache.withTransaction(() -> store(sending))
        .call(before -> forget(before, post.column()))
        .replaceWith(() -> shown(post));
  }

  @Override
  public Uni<Publication> update(Sending sending, Placement placement) {
    return publish(sending);
  }

  @Override
  public Uni<Publication> withdraw(Sending sending, Placement placement) {
    var key = new FeedEntryEntity.Key(sending.account().id(), sending.post().contentId());
    return Panache.withTransaction(() -> remove(key))
        .call(before -> forget(before, sending.post().column()))
        .replaceWith(() -> Publication.withdrawn(Publication.Effect.REMOVED, "不再列入订阅源"));
  }

  @Override
  public Uni<Reading> lookUp(Sending sending, @Nullable Placement placement) {
    var key = new FeedEntryEntity.Key(sending.account().id(), sending.post().contentId());
    return Panache.withSession(() -> entries.findById(key)).map(entry -> reading(entry, sending));
  }

  @Override
  public Uni<ChannelTest> test(ChannelAccount account) {
    return Uni.createFrom().item(new ChannelTest(true, "订阅源由本系统提供。"));
  }

  /** Stores an entry; gives the column in which the content stood before. */
  private Uni<@Nullable String> store(Sending sending) {
    var key = new FeedEntryEntity.Key(sending.account().id(), sending.post().contentId());
    return entries
        .findById(key, LockModeType.PESSIMISTIC_WRITE)
        .chain(
            known -> {
              String before = known == null ? null : known.column;
              return (known == null
                      ? entries.persist(fill(blank(key), sending))
                      : update(known, sending))
                  .replaceWith(before);
            });
  }

  /** An older version never replaces a newer one. */
  private Uni<FeedEntryEntity> update(FeedEntryEntity known, Sending sending) {
    return Uni.createFrom()
        .item(
            sending.post().contentVersion() > known.contentVersion ? fill(known, sending) : known);
  }

  /** Removes an entry; gives the column in which it stood. */
  private Uni<@Nullable String> remove(FeedEntryEntity.Key key) {
    return entries
        .findById(key, LockModeType.PESSIMISTIC_WRITE)
        .chain(
            known ->
                known == null
                    ? Uni.createFrom().nullItem()
                    : entries.delete(known).replaceWith(known.column));
  }

  private Uni<Void> forget(@Nullable String before, String column) {
    String group = FeedFormat.cacheGroup(column);
    return cache.evict(
        before == null ? List.of(group) : List.of(group, FeedFormat.cacheGroup(before)));
  }

  private static FeedEntryEntity blank(FeedEntryEntity.Key key) {
    FeedEntryEntity entry = new FeedEntryEntity();
    entry.channelId = key.channelId();
    entry.contentId = key.contentId();
    return entry;
  }

  /** What was rendered is what is shown. */
  private FeedEntryEntity fill(FeedEntryEntity entry, Sending sending) {
    Post post = sending.post();
    Map<String, String> fields = sending.rendition().fields();
    entry.contentVersion = post.contentVersion();
    entry.column = post.column();
    entry.title = fields.getOrDefault(TITLE, post.title());
    entry.summary = fields.getOrDefault(SUMMARY, post.summary());
    entry.body = fields.getOrDefault(BODY, post.body());
    entry.unit = fields.getOrDefault(UNIT, post.unit());
    entry.category = fields.getOrDefault(CATEGORY, post.type());
    entry.attachments = fields.getOrDefault(ATTACHMENTS, NO_FILES);
    entry.path = post.path();
    entry.publishedAt = post.publishedAt();
    entry.updatedAt = Times.toMillis(clock.instant());
    return entry;
  }

  private Reading reading(@Nullable FeedEntryEntity entry, Sending sending) {
    if (entry == null) {
      return Reading.of(Reading.State.ABSENT, "订阅源中没有该内容");
    }
    int version = sending.post().contentVersion();
    if (entry.contentVersion < version) {
      return Reading.of(Reading.State.ALTERED, "订阅源中是较早的版本");
    }
    if (entry.contentVersion == version && !isAsRendered(entry, sending.rendition().fields())) {
      return Reading.of(Reading.State.ALTERED, "订阅源中的内容与发布时不一致");
    }
    return Reading.shown(entry.contentId.toString(), FeedFormat.JSON.address(config, entry.column));
  }

  /** Whether a stored entry holds what was rendered; fields of older renditions may be fewer. */
  private static boolean isAsRendered(FeedEntryEntity entry, Map<String, String> rendered) {
    Map<String, String> stored =
        Map.of(
            TITLE, entry.title,
            SUMMARY, entry.summary,
            BODY, entry.body,
            UNIT, entry.unit,
            CATEGORY, entry.category,
            ATTACHMENTS, entry.attachments);
    return rendered.entrySet().stream()
        .allMatch(field -> field.getValue().equals(stored.get(field.getKey())));
  }

  private String attachments(Post post) {
    List<FeedFile> files =
        post.attachments().stream()
            .map(file -> new FeedFile(XmlText.clean(file.name()), file.address()))
            .toList();
    try {
      return json.writeValueAsString(files);
    } catch (JsonProcessingException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private Publication shown(Post post) {
    return Publication.delivered(
        post.contentId().toString(), FeedFormat.JSON.address(config, post.column()));
  }
}
