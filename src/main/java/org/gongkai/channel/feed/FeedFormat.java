package org.gongkai.channel.feed;

import java.util.Locale;

/** The forms in which a feed can be read. */
enum FeedFormat {
  RSS("application/rss+xml;charset=UTF-8"),
  ATOM("application/atom+xml;charset=UTF-8"),
  JSON("application/feed+json;charset=UTF-8");

  private final String mediaType;

  FeedFormat(String mediaType) {
    this.mediaType = mediaType;
  }

  String mediaType() {
    return mediaType;
  }

  /** Public address of a column's feed in this form. */
  String address(FeedConfig config, String column) {
    return config.publicUrl() + "/feeds/" + column + "." + name().toLowerCase(Locale.ROOT);
  }

  /** Group of the cached answers of one column, in every format. */
  static String cacheGroup(String column) {
    return "feed:" + column;
  }
}
