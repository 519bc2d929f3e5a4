package org.gongkai.channel.wechat;

import org.gongkai.channel.Post;
import org.gongkai.channel.PublicSite;
import org.jspecify.annotations.Nullable;

/**
 * By what an article of ours is known again: the address of its original (阅读原文) names the content,
 * its edition, its version and the channel. {@code
 * https://www.example.gov.cn/v1/notices/…?edition=2&version=3&channel=gov}.
 */
record ArticleMark(String sourceUrl) {

  private static final String BEGIN = "edition=";
  private static final String CHANNEL = "&channel=";

  /** The mark of a content version on a channel. */
  static ArticleMark of(PublicSite site, String channelId, Post post) {
    String address = site.address(post);
    return new ArticleMark(
        address
            + (address.contains("?") ? '&' : '?')
            + BEGIN
            + post.edition()
            + "&version="
            + post.contentVersion()
            + CHANNEL
            + channelId);
  }

  /** Whether an article is of this version. */
  boolean isOn(String found) {
    return sourceUrl.equals(plain(found));
  }

  /** Whether an article is of this content on this channel, in whatever version. */
  boolean isOfSameContent(String found) {
    String mine = content(sourceUrl);
    return mine != null && mine.equals(content(plain(found)));
  }

  private static String plain(String found) {
    return found.strip().replace("&amp;", "&");
  }

  /** The address without what tells versions apart; null for what is no mark. */
  private static @Nullable String content(String url) {
    int begin = url.lastIndexOf(BEGIN);
    int channel = url.lastIndexOf(CHANNEL);
    return begin < 0 || channel < begin ? null : url.substring(0, begin) + url.substring(channel);
  }
}
