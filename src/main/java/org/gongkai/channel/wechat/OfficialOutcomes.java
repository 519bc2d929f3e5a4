package org.gongkai.channel.wechat;

import java.time.Duration;
import java.time.Instant;
import org.gongkai.channel.Publication;
import org.gongkai.channel.Publication.Outcome;
import org.gongkai.wechat.WechatFailure;
import org.jspecify.annotations.Nullable;

/** What a failed call means for a delivery, by what was called. */
final class OfficialOutcomes {

  /** What an editor does where the account may not publish by the interface. */
  static final String BY_HAND = "草稿已放入公众号草稿箱，请在公众平台手动发布，然后在此登记链接";

  /** The interface is not granted to this kind of account. */
  static final int NOT_GRANTED = 48001;

  /** There is no such draft, material or image. */
  static final int NO_MEDIA = 40007;

  /** There is no such article. */
  static final int NO_ARTICLE = 53600;

  private static final Duration SHORTEST = Duration.ofSeconds(1);

  private OfficialOutcomes() {}

  /** Calls by what a lost one may have done. */
  enum Call {
    /** Readers see nothing of it: images, covers, drafts, and whatever only reads. */
    PREPARE,
    /** Readers may see it: a publication or a mass message. */
    SUBMIT,
    /** What readers see is taken away; twice is once. */
    DELETE
  }

  static Publication of(WechatFailure failure, Call call, Instant now) {
    return switch (failure.kind()) {
      case NOT_SENT, TOKEN -> Publication.failed(Outcome.RETRY, detail(failure));
      case RATE_LIMITED -> Publication.busy(pause(failure.until(), now), detail(failure));
      case LOST, BUSY ->
          Publication.failed(
              call == Call.SUBMIT ? Outcome.UNKNOWN : Outcome.RETRY, detail(failure));
      case NEEDS_ADMIN -> needsAdmin(failure, call);
      case PERMANENT, CODE_REJECTED, USER_REFUSED ->
          Publication.failed(
              call == Call.DELETE ? Outcome.MANUAL : Outcome.REJECTED, detail(failure));
    };
  }

  /** What a job's last word means to an editor. */
  static String ofStatus(@Nullable String status) {
    String what =
        switch (String.valueOf(status)) {
          case "2" -> "原创校验未通过";
          case "3" -> "发布失败";
          case "4" -> "平台审核不通过";
          case "5" -> "发布后已在公众平台删除";
          case "6" -> "发布后被平台屏蔽";
          default -> "平台没有发布";
        };
    return what + "（状态 " + status + "）";
  }

  private static Publication needsAdmin(WechatFailure failure, Call call) {
    boolean notGranted = failure.errcode() == NOT_GRANTED;
    if (call == Call.SUBMIT && notGranted) {
      return Publication.failed(Outcome.MANUAL, BY_HAND);
    }
    Outcome outcome = call == Call.DELETE && notGranted ? Outcome.MANUAL : Outcome.CHANNEL_DISABLED;
    return Publication.failed(outcome, detail(failure));
  }

  private static Duration pause(@Nullable Instant until, Instant now) {
    Duration asked = until == null ? SHORTEST : Duration.between(now, until);
    return asked.compareTo(SHORTEST) < 0 ? SHORTEST : asked;
  }

  /** The failure's own message names the code and the platform's id of the call, and no address. */
  static String detail(WechatFailure failure) {
    return hint(failure.errcode()) + "（" + failure.getMessage() + "）";
  }

  private static String hint(int errcode) {
    return switch (errcode) {
      case 0 -> "没有收到平台的明确回答";
      case -1 -> "平台繁忙";
      case 40005 -> "图片格式不被接受";
      case 40007 -> "平台上没有这个素材或草稿";
      case 40009 -> "图片过大";
      case 40164 -> "服务器地址不在公众平台的白名单中";
      case 41039 -> "原文地址不被接受";
      case 45003 -> "标题过长";
      case 45004 -> "摘要过长";
      case 45009 -> "今日调用次数已用完";
      case 45028 -> "群发次数已用完";
      case 45066 -> "群发请求过于频繁";
      case 45166 -> "正文不被接受";
      case 48001 -> "该公众号没有此接口的权限";
      case 50002, 50007 -> "公众号被限制或冻结";
      case 53402 -> "封面裁剪失败";
      case 53503 -> "草稿未通过平台检查";
      case 53504 -> "须在公众平台后台操作";
      case 53505 -> "须先在公众平台手动保存";
      default -> "公众平台拒绝了请求";
    };
  }
}
