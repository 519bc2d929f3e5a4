package org.gongkai.wechat.callback;

/** The example of the platform's message push page (消息推送配置指引). */
final class Vectors {

  static final String TOKEN = "AAAAA";
  static final String KEY = "A".repeat(43);
  static final String APP_ID = "wxba5fad812f8e6fb9";

  static final String TIMESTAMP = "1714112445";
  static final String NONCE = "415670741";
  static final String MESSAGE_SIGNATURE = "046e02f8204d34f8ba5fa3b1db94908f3df2e9b3";

  static final String SECURE_PUSH =
      "+qdx1OKCy+5JPCBFWw70tm0fJGb2Jmeia4FCB7kao+/Q5c/ohsOzQHi8khUOb05JCpj0JB4RvQMkUyus8TPxLKJGQqcv"
          + "ZqzDpVzazhZv6JsXUnnR8XGT740XgXZUXQ7vJVnAG+tE8NUd4yFyjPy7GgiaviNrlCTj+l5kdfMuFUPpRSrfMZuM"
          + "cp3Fn2Pede2IuQrKEYwKSqFIZoNqJ4M8EajAsjLY2km32IIjdf8YL/P50F7mStwntrA2cPDrM1kb6mOcfBgRtWyg"
          + "b3VIYnSeOBrebufAlr7F9mFUPAJGj04=";

  static final String MESSAGE =
      "{\"ToUserName\":\"gh_97417a04a28d\",\"FromUserName\":\"o9AgO5Kd5ggOC-bXrbNODIiE3bGY\","
          + "\"CreateTime\":1714112445,\"MsgType\":\"event\",\"Event\":\"debug_demo\","
          + "\"debug_str\":\"hello world\"}";

  private Vectors() {}

  static CallbackCrypto crypto() {
    return new CallbackCrypto(APP_ID, KEY);
  }
}
