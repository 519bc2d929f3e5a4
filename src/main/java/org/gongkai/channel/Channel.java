package org.gongkai.channel;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How contents reach channels of one kind. Called outside any transaction. An implementation turns
 * what it knows to have had no effect into {@link Publication.Outcome#RETRY}, {@code REJECTED} or
 * {@code MANUAL}; a failed Uni counts as {@code UNKNOWN}. No answer and no failure names a secret.
 */
public interface Channel {

  /** The kind of channel this serves, as named in the registry. */
  String kind();

  /** What channels of this kind can do. */
  Capabilities capabilities();

  /**
   * What is wrong with an account's settings and credentials.
   *
   * @return nothing when they can be used
   */
  List<ChannelFinding> check(ChannelAccount account);

  /**
   * What keeps a post from this channel: each field that is over a limit of the platform. Asked
   * before review and again before publication.
   */
  List<ChannelFinding> validate(ChannelAccount account, Post post);

  /**
   * The post as the channel shows it. Depends on nothing else than its arguments; what is sent is
   * what was rendered.
   */
  Rendition render(ChannelAccount account, Post post);

  /** Shows a content that the channel does not show yet. */
  Uni<Publication> publish(Sending sending);

  /**
   * Shows a newer version in the place of what the channel shows. Only asked of kinds that can
   * {@link Capabilities#update}.
   */
  Uni<Publication> update(Sending sending, Placement placement);

  /**
   * Takes away what the channel shows. An answer of {@link Publication.Outcome#DELIVERED} tells in
   * its effect whether a card remains.
   */
  Uni<Publication> withdraw(Sending sending, Placement placement);

  /**
   * Reads back what the channel shows of a content. Only asked of kinds that can {@link
   * Capabilities#readBack}.
   *
   * @param placement what is known of the post; null when it is not known whether there is one
   */
  Uni<Reading> lookUp(Sending sending, @Nullable Placement placement);

  /**
   * How long after it was made a call of unknown outcome may still take effect. Before that a
   * platform that shows nothing proves nothing.
   */
  default Duration settlesWithin() {
    return Duration.ZERO;
  }

  /**
   * Takes away what was prepared for a content of which nothing is known to be shown, for example a
   * draft that waits for a person. Asked when such a content is withdrawn.
   *
   * @return null when nothing was prepared
   */
  default Uni<@Nullable Publication> discard(Sending sending) {
    return Uni.createFrom().nullItem();
  }

  /** Tries whether the account works, without showing anything to readers. */
  Uni<ChannelTest> test(ChannelAccount account);
}
