package org.gongkai.channel.weibo;

/** As what a content is posted. */
enum WeiboMode {
  /** A short text with the address of the content. */
  STATUS,
  /** A long article (头条文章), open to governments, media and institutions. */
  ARTICLE
}
