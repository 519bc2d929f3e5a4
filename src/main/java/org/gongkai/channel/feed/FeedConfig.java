package org.gongkai.channel.feed;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** The public site and its feeds. */
@ConfigMapping(prefix = "gongkai.feeds")
public interface FeedConfig {

  /** Root of the public addresses in feeds, without a slash at its end. */
  URI publicUrl();

  /** Name of the publishing government. */
  @WithDefault("政务公开")
  String publisher();

  /** Columns that have a feed: name in the address to title. */
  Map<String, String> columns();

  /** Most entries of one feed. */
  @WithDefault("50")
  int entries();

  /**
   * Most bytes of the bodies of one feed together. The newest entries have theirs; those for which
   * nothing is left show their summary.
   */
  @WithDefault("1000000")
  int bodyBytes();

  /** The WebSub hub that readers may subscribe at; it fetches the feeds by itself. */
  Optional<URI> hub();
}
