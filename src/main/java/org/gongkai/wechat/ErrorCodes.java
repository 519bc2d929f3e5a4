package org.gongkai.wechat;

import org.gongkai.wechat.WechatFailure.Kind;

/**
 * Error codes of the WeChat platform, from its public list of global return codes and the pages of
 * each call.
 */
final class ErrorCodes {

  private ErrorCodes() {}

  /** What an {@code errcode} of an ordinary call means. */
  static Kind kindOf(int errcode) {
    return switch (errcode) {
      case -1, 45009, 45011, 44990, 44991, 89503, 89506, 89507 -> Kind.RETRY;
      case 40001, 40014, 42001 -> Kind.TOKEN;
      case 40029, 40163 -> Kind.CODE_REJECTED;
      case 40226 -> Kind.USER_REFUSED;
      default -> Kind.PERMANENT;
    };
  }

  /**
   * The same on the token endpoint, where 40001 tells of a wrong secret that no new token cures.
   */
  static Kind kindOnTokenEndpoint(int errcode) {
    Kind kind = kindOf(errcode);
    return kind == Kind.RETRY ? Kind.RETRY : Kind.PERMANENT;
  }
}
