package org.gongkai.comment.moderation;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.gongkai.citizen.InboxKind;
import org.gongkai.citizen.NewMessage;
import org.gongkai.citizen.ToldOutcome;
import org.gongkai.comment.CommentEntity;
import org.gongkai.comment.EnumNames;
import org.gongkai.comment.Receipts;
import org.gongkai.screening.PersonalDataKind;
import org.jspecify.annotations.Nullable;

/** What authors are told about their comments; nobody for a comment without a known author. */
final class CommentMessages {

  private static final Map<PersonalDataKind, String> KINDS =
      new EnumMap<>(
          Map.of(
              PersonalDataKind.PHONE, "电话号码",
              PersonalDataKind.ID_NUMBER, "身份证号码",
              PersonalDataKind.BANK_CARD, "银行卡号",
              PersonalDataKind.EMAIL, "电子邮箱",
              PersonalDataKind.ADDRESS, "住址",
              PersonalDataKind.NAME_LABEL, "姓名"));

  private CommentMessages() {}

  /** The public will read the comment without some personal data. */
  static List<NewMessage> masked(CommentEntity comment) {
    String kinds =
        EnumNames.read(PersonalDataKind.class, comment.maskedKinds).stream()
            .map(kind -> KINDS.getOrDefault(kind, "个人信息"))
            .distinct()
            .collect(Collectors.joining("、"));
    String text =
        "您提交的意见（回执 "
            + Receipts.format(comment.receipt)
            + "）含有"
            + (kinds.isEmpty() ? "个人信息" : kinds)
            + "，对外公开时以星号代替；承办单位看到的仍是原文。";
    return to(comment, InboxKind.COMMENT_MASKED, "您的意见公开时隐去了个人信息", text, null);
  }

  /** The comment is hidden. */
  static List<NewMessage> hidden(CommentEntity comment, boolean canAppeal) {
    String text =
        "您提交的意见（回执 "
            + Receipts.format(comment.receipt)
            + "）不对外公开。理由："
            + comment.statusReason
            + " 该意见仍计入统计，并将得到答复。"
            + (canAppeal ? "如有异议，可以申诉一次，由另一名工作人员复核。" : "");
    return to(comment, InboxKind.COMMENT_HIDDEN, "您的意见未公开", text, ToldOutcome.HIDDEN);
  }

  /** The appeal is decided. */
  static List<NewMessage> decided(CommentEntity comment, AppealEntity appeal) {
    boolean shown = appeal.outcome == AppealOutcome.OVERTURNED;
    String text =
        "您就意见（回执 "
            + Receipts.format(comment.receipt)
            + "）提出的申诉已经复核："
            + (shown ? "撤销不公开的决定。" : "维持不公开的决定。")
            + "理由："
            + appeal.reason;
    ToldOutcome outcome = shown ? ToldOutcome.OVERTURNED : ToldOutcome.UPHELD;
    return to(comment, InboxKind.APPEAL_DECIDED, outcome.chinese(), text, outcome);
  }

  private static List<NewMessage> to(
      CommentEntity comment,
      InboxKind kind,
      String title,
      String text,
      @Nullable ToldOutcome outcome) {
    UUID author = comment.citizenId;
    return author == null
        ? List.of()
        : List.of(
            new NewMessage(
                author, kind, title, text, "/v1/me/comments/" + comment.id, null, outcome));
  }
}
