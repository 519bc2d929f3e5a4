package org.gongkai.delivery;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.gongkai.channel.Channel;
import org.gongkai.channel.Post;
import org.gongkai.channel.Publication;

/** A channel that answers what a test tells it and remembers what it was asked. */
@ApplicationScoped
public class ScriptedChannel implements Channel {

  static final String KIND = "SCRIPTED";

  private final List<Post> published = new CopyOnWriteArrayList<>();
  private final List<UUID> lookedUp = new CopyOnWriteArrayList<>();
  private volatile Function<Post, Uni<Publication>> publishing = post -> unexpected();
  private volatile Function<UUID, Uni<Optional<Publication>>> looking = id -> unexpected();

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Uni<Publication> publish(String channelId, Post post) {
    published.add(post);
    return publishing.apply(post);
  }

  @Override
  public Uni<Optional<Publication>> lookUp(String channelId, UUID contentId, int contentVersion) {
    lookedUp.add(contentId);
    return looking.apply(contentId);
  }

  /** Forgets everything; every call fails until the test says otherwise. */
  void reset() {
    published.clear();
    lookedUp.clear();
    publishing = post -> unexpected();
    looking = id -> unexpected();
  }

  void onPublish(Function<Post, Uni<Publication>> answer) {
    publishing = answer;
  }

  void onLookUp(Function<UUID, Uni<Optional<Publication>>> answer) {
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

  private static <T> Uni<T> unexpected() {
    return Uni.createFrom().failure(new IllegalStateException("no script"));
  }
}
