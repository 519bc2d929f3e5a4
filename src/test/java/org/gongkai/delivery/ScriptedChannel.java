package org.gongkai.delivery;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
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
import org.jspecify.annotations.Nullable;

/** A channel that answers what a test tells it and remembers what it was asked. */
@ApplicationScoped
public class ScriptedChannel implements Channel {

  static final String KIND = "SCRIPTED";

  private static final Capabilities USUAL =
      new Capabilities(null, null, 0, true, true, true, false, false);

  private final List<Post> published = new CopyOnWriteArrayList<>();
  private final List<UUID> withdrawn = new CopyOnWriteArrayList<>();
  private final List<UUID> lookedUp = new CopyOnWriteArrayList<>();
  private volatile Capabilities capabilities = USUAL;
  private volatile Function<Post, Uni<Publication>> publishing = post -> unexpected();
  private volatile Function<Post, Uni<Publication>> updating = post -> unexpected();
  private volatile Function<Post, Uni<Publication>> withdrawing = post -> unexpected();
  private volatile Function<UUID, Uni<Reading>> looking = id -> unexpected();
  private volatile Function<UUID, Uni<@Nullable Publication>> discarding = id -> nothing();
  private volatile Duration settlesWithin = Duration.ZERO;

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Capabilities capabilities() {
    return capabilities;
  }

  @Override
  public List<ChannelFinding> check(ChannelAccount account) {
    return List.of();
  }

  @Override
  public List<ChannelFinding> validate(ChannelAccount account, Post post) {
    return List.of();
  }

  @Override
  public Rendition render(ChannelAccount account, Post post) {
    return new Rendition(Map.of("title", post.title()), List.of());
  }

  @Override
  public Uni<Publication> publish(Sending sending) {
    published.add(sending.post());
    return publishing.apply(sending.post());
  }

  @Override
  public Uni<Publication> update(Sending sending, Placement placement) {
    published.add(sending.post());
    return updating.apply(sending.post());
  }

  @Override
  public Uni<Publication> withdraw(Sending sending, Placement placement) {
    withdrawn.add(sending.post().contentId());
    return withdrawing.apply(sending.post());
  }

  @Override
  public Uni<Reading> lookUp(Sending sending, @Nullable Placement placement) {
    lookedUp.add(sending.post().contentId());
    return looking.apply(sending.post().contentId());
  }

  @Override
  public Uni<@Nullable Publication> discard(Sending sending) {
    return discarding.apply(sending.post().contentId());
  }

  @Override
  public Duration settlesWithin() {
    return settlesWithin;
  }

  @Override
  public Uni<ChannelTest> test(ChannelAccount account) {
    return unexpected();
  }

  /** Forgets everything; every call fails until the test says otherwise. */
  void reset() {
    published.clear();
    lookedUp.clear();
    withdrawn.clear();
    capabilities = USUAL;
    publishing = post -> unexpected();
    updating = post -> unexpected();
    withdrawing = post -> unexpected();
    looking = id -> unexpected();
    discarding = id -> nothing();
    settlesWithin = Duration.ZERO;
  }

  void onPublish(Function<Post, Uni<Publication>> answer) {
    publishing = answer;
  }

  void onUpdate(Function<Post, Uni<Publication>> answer) {
    updating = answer;
  }

  void onWithdraw(Function<Post, Uni<Publication>> answer) {
    withdrawing = answer;
  }

  /** Lets the channel's kind do other things than usual. */
  void can(boolean update, boolean readBack, boolean repeatable) {
    capabilities = new Capabilities(null, null, 0, update, true, readBack, repeatable, false);
  }

  /** How often a content was withdrawn. */
  long timesWithdrawn(UUID content) {
    return withdrawn.stream().filter(content::equals).count();
  }

  void onDiscard(Function<UUID, Uni<@Nullable Publication>> answer) {
    discarding = answer;
  }

  /** Calls of unknown outcome may take effect so long afterwards. */
  void settlesWithin(Duration duration) {
    settlesWithin = duration;
  }

  void onLookUp(Function<UUID, Uni<Reading>> answer) {
    looking = answer;
  }

  /** How often a content was published. */
  long timesPublished(UUID content) {
    return published.stream().filter(post -> post.contentId().equals(content)).count();
  }

  /** How often a content was looked for. */
  long timesLookedUp(UUID content) {
    return lookedUp.stream().filter(content::equals).count();
  }

  /** What was published of a content, the last time. */
  Post lastPost(UUID content) {
    return published.stream()
        .filter(post -> post.contentId().equals(content))
        .reduce((earlier, later) -> later)
        .orElseThrow();
  }

  private static Uni<@Nullable Publication> nothing() {
    return Uni.createFrom().nullItem();
  }

  private static <T> Uni<T> unexpected() {
    return Uni.createFrom().failure(new IllegalStateException("no script"));
  }
}
