package org.gongkai.comment.photo;

import io.vertx.core.json.JsonObject;
import java.util.List;
import org.gongkai.wechat.WechatEvent;

/** What the platform says of an image; whatever is not a clear pass goes to a person. */
enum PhotoResult {
  /** Nothing found. */
  PASS,
  /** A person decides. */
  PERSON,
  /** The platform could not fetch the image (-1008). */
  NOT_FETCHED;

  private static final String NOT_DOWNLOADED = "-1008";

  /** Reads the event {@code wxa_media_check} (media_check_async, version 2). */
  static PhotoResult of(WechatEvent event) {
    String errcode = event.text("errcode");
    if (NOT_DOWNLOADED.equals(errcode)) {
      return NOT_FETCHED;
    }
    List<JsonObject> results = event.objects("result");
    boolean pass =
        "0".equals(errcode)
            && results.size() == 1
            && "pass".equals(WechatEvent.text(results.get(0), "suggest"));
    return pass ? PASS : PERSON;
  }
}
