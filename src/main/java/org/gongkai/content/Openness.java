package org.gongkai.content;

/** 公开属性, decided at the source of a content (政府信息公开条例, articles 13 to 16). */
public enum Openness {
  /** 主动公开. */
  PROACTIVE,
  /** 依申请公开: needs a ground; is not published. */
  ON_REQUEST,
  /** 不予公开: needs a ground; is not published. */
  NOT_DISCLOSED
}
