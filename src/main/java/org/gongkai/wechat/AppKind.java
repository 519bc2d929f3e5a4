package org.gongkai.wechat;

/** Kinds of accounts on the WeChat platform. */
public enum AppKind {
  /** A mini-program (小程序): citizens log in and comment with it. */
  MINI_PROGRAM,
  /** An official account (公众号): it shows articles. */
  OFFICIAL_ACCOUNT
}
