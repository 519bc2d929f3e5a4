package org.gongkai.disclosure;

/** 公开方式: how a piece of information becomes public (政府信息公开条例, article 13). */
public enum DisclosureMethod {
  /** 主动公开: published by the government on its own motion. */
  PROACTIVE,
  /** 依申请公开: given to those who ask for it. */
  ON_REQUEST
}
