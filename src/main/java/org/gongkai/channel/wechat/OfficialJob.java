package org.gongkai.channel.wechat;

import java.util.Map;
import java.util.UUID;
import org.gongkai.channel.Sending;
import org.gongkai.wechat.WechatApp;

/** A delivery together with the account that it goes to. */
record OfficialJob(WechatApp app, Sending sending) {

  String channelId() {
    return sending.account().id();
  }

  UUID contentId() {
    return sending.post().contentId();
  }

  ArticleMark mark() {
    return new ArticleMark(field("content_source_url"));
  }

  /** By what was rendered: the channel's mode may have changed since. */
  boolean isMassSend() {
    return fields().containsKey("msgtype");
  }

  String field(String name) {
    return fields().getOrDefault(name, "");
  }

  /** Whether a row is about this delivery. */
  boolean owns(WechatArticleEntity row) {
    return sending.deliveryId().equals(row.deliveryId);
  }

  private Map<String, String> fields() {
    return sending.rendition().fields();
  }
}
