package org.gongkai.wechat;

/**
 * The calls of the platform that Gongkai makes, with what its documentation says of each. Limits
 * that hold for a minute are shared by all instances.
 */
enum Endpoint {
  TOKEN("/cgi-bin/stable_token", Repeat.SAFE, 0),
  LOGIN("GET", "/sns/jscode2session", Repeat.SAFE, 0),
  PHONE("/wxa/business/getuserphonenumber", Repeat.SAFE, 0),
  TEXT_CHECK("/wxa/msg_sec_check", Repeat.SAFE, 4000),
  MEDIA_CHECK("/wxa/media_check_async", Repeat.ONCE, 2000),
  MESSAGE("/cgi-bin/message/subscribe/send", Repeat.ONCE, 0),
  CODE("/wxa/getwxacodeunlimit", Repeat.SAFE, 5000),
  URL_LINK("/wxa/generate_urllink", Repeat.SAFE, 0),
  UPLOAD_IMAGE("/cgi-bin/media/uploadimg", Repeat.SAFE, 0),
  ADD_MATERIAL("/cgi-bin/material/add_material", Repeat.ONCE, 0),
  ADD_DRAFT("/cgi-bin/draft/add", Repeat.ONCE, 0),
  UPDATE_DRAFT("/cgi-bin/draft/update", Repeat.SAFE, 0),
  GET_DRAFT("/cgi-bin/draft/get", Repeat.SAFE, 0),
  DELETE_DRAFT("/cgi-bin/draft/delete", Repeat.SAFE, 0),
  LIST_DRAFTS("/cgi-bin/draft/batchget", Repeat.SAFE, 0),
  COUNT_DRAFTS("GET", "/cgi-bin/draft/count", Repeat.SAFE, 0),
  SUBMIT("/cgi-bin/freepublish/submit", Repeat.ONCE, 0),
  GET_PUBLICATION("/cgi-bin/freepublish/get", Repeat.SAFE, 0),
  DELETE_ARTICLE("/cgi-bin/freepublish/delete", Repeat.SAFE, 0),
  GET_ARTICLE("/cgi-bin/freepublish/getarticle", Repeat.SAFE, 0),
  LIST_ARTICLES("/cgi-bin/freepublish/batchget", Repeat.SAFE, 0),
  MASS_SEND("/cgi-bin/message/mass/sendall", Repeat.ONCE, 60),
  GET_MASS("/cgi-bin/message/mass/get", Repeat.SAFE, 0),
  DELETE_MASS("/cgi-bin/message/mass/delete", Repeat.SAFE, 0);

  private final String method;
  private final String path;
  private final Repeat repeat;
  private final int perMinute;

  /** Whether a call may be made again when it is not known whether it happened. */
  enum Repeat {
    /** Twice does what once does. */
    SAFE,
    /** Twice does it twice: the caller has to find out first. */
    ONCE
  }

  Endpoint(String path, Repeat repeat, int perMinute) {
    this("POST", path, repeat, perMinute);
  }

  Endpoint(String method, String path, Repeat repeat, int perMinute) {
    this.method = method;
    this.path = path;
    this.repeat = repeat;
    this.perMinute = perMinute;
  }

  String method() {
    return method;
  }

  String path() {
    return path;
  }

  boolean isRepeatable() {
    return repeat == Repeat.SAFE;
  }

  /** Most calls of an account in a minute; 0 where none is documented. */
  int perMinute() {
    return perMinute;
  }

  /** Whether its limits hold for a minute even when the platform speaks of the day's (45009). */
  boolean isLimitedByMinute() {
    return this == TEXT_CHECK || this == MEDIA_CHECK;
  }
}
