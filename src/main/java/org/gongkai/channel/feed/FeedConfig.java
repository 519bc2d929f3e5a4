package org.gongkai.channel.feed;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** The public site and its feeds. */
@ConfigMapping(prefix = "gongkai.feeds")
public interface FeedConfig {

  /**
   * Root of the public addresses in feeds, codes and messages, without a slash at its end, such as
   * {@code https://gongkai.example.cn}. The platform fetches photos that it checks below it.
   */
  URI publicUrl();

  /** Name of the publishing government in feeds. */
  @WithDefault("政务公开")
  String publisher();

  /**
   * Title of a column that has a feed, by the name of the column in the address of the feed. A
   * column that is not named has none. A new one is named in a file or as a system property: an
   * environment variable can only change the title of one that is there.
   */
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
