package org.gongkai.channel.feed;

import java.util.List;

/**
 * An entry of a feed, with what is known of its files.
 *
 * @param whole whether the feed shows its body; otherwise there was no room and the summary stands
 *     for it
 */
record FeedEntry(FeedEntryEntity text, List<Enclosure> enclosures, boolean whole) {

  /**
   * A file beside it.
   *
   * @param url its public address
   * @param bytes 0 where the size is not known, as RSS has it
   */
  record Enclosure(String name, String url, String mediaType, long bytes) {}
}
