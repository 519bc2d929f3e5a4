package org.gongkai.sandbox.simulated;

import io.vertx.core.json.JsonObject;

/** The platform does not do what it is asked. */
final class WechatRefusal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int errcode;
  private final transient JsonObject more;

  WechatRefusal(int errcode, String errmsg) {
    this(errcode, errmsg, new JsonObject());
  }

  /** With further fields in its answer. */
  WechatRefusal(int errcode, String errmsg, JsonObject more) {
    super(errmsg, null, false, false);
    this.errcode = errcode;
    this.more = more;
  }

  Reply reply() {
    String message = getMessage() + " rid: " + WechatReply.rid();
    JsonObject answer = new JsonObject().put("errcode", errcode).put("errmsg", message);
    return WechatReply.of(answer.mergeIn(more));
  }
}
