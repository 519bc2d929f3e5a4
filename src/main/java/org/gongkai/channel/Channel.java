package org.gongkai.channel;

import io.smallrye.mutiny.Uni;
import java.util.Optional;
import java.util.UUID;

/**
 * How contents reach channels of one kind. Called outside any transaction. An implementation turns
 * what it knows to have had no effect into {@link Publication.Outcome#RETRY} or {@code REJECTED}; a
 * failed Uni counts as {@code UNKNOWN}.
 */
public interface Channel {

  /** The kind of channel this serves, as named in the registry. */
  String kind();

  /** Shows a post. */
  Uni<Publication> publish(String channelId, Post post);

  /**
   * Reads back whether the platform shows a content version.
   *
   * @return the post; empty when the platform does not show it and the lost call can no longer take
   *     effect
   */
  Uni<Optional<Publication>> lookUp(String channelId, UUID contentId, int contentVersion);
}
