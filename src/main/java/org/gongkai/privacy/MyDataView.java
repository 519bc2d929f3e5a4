package org.gongkai.privacy;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is kept about a citizen, for the citizen alone.
 *
 * @param truncated the lists of which only the newest 5,000 are here
 */
@Schema(description = "Everything that is kept about a citizen, for the citizen alone")
public record MyDataView(
    Instant exportedAt,
    KeptProfile profile,
    List<KeptComment> comments,
    List<KeptAppeal> appeals,
    List<KeptPhoto> photos,
    List<KeptMessage> messages,
    List<KeptNotification> notifications,
    List<KeptConsent> consents,
    List<KeptLogin> logins,
    @Schema(examples = "[\"comments\"]") List<String> truncated) {

  /** Copies the lists. */
  public MyDataView {
    comments = List.copyOf(comments);
    appeals = List.copyOf(appeals);
    photos = List.copyOf(photos);
    messages = List.copyOf(messages);
    notifications = List.copyOf(notifications);
    consents = List.copyOf(consents);
    logins = List.copyOf(logins);
    truncated = List.copyOf(truncated);
  }

  /** Says nothing personal. */
  @Override
  public String toString() {
    return "MyDataView[]";
  }

  /**
   * The person.
   *
   * @param openid the platform's name of the person within this mini-program
   * @param phone as it was given through the mini-program; null when none was
   */
  public record KeptProfile(
      UUID id,
      @Schema(examples = "oInvented-1") String openid,
      @Nullable @Schema(nullable = true, examples = "000-00000000") String phone,
      @Nullable @Schema(nullable = true) Instant phoneAt) {

    /** Says nothing personal. */
    @Override
    public String toString() {
      return "KeptProfile[]";
    }
  }

  /**
   * A comment.
   *
   * @param text as it was written
   * @param publicText what the public may read of it
   * @param respondentName in the form; null when none was given
   * @param respondentPhone likewise, and null when it was deleted since
   */
  public record KeptComment(
      UUID id,
      UUID consultationId,
      @Schema(examples = "2610-7342-91187") String receipt,
      @Schema(examples = "PUBLIC") String status,
      @Schema(examples = "MINI_PROGRAM") String source,
      @Schema(examples = "建议延长收摊时间。") String text,
      @Schema(examples = "建议延长收摊时间。") String publicText,
      @Schema(examples = "PERSON") String respondentType,
      @Nullable @Schema(nullable = true, examples = "张样例") String respondentName,
      @Nullable @Schema(nullable = true, examples = "000-00000000") String respondentPhone,
      boolean publishConsent,
      Instant submittedAt,
      @Nullable @Schema(nullable = true) Instant withdrawnAt,
      @Nullable @Schema(nullable = true, examples = "已经当面解决。") String withdrawalReason,
      @Nullable @Schema(nullable = true, examples = "ADOPTED") String outcome) {

    /** Says nothing personal. */
    @Override
    public String toString() {
      return "KeptComment[" + id + "]";
    }
  }

  /** An appeal against the hiding of a comment. */
  public record KeptAppeal(
      UUID commentId,
      @Schema(examples = "意见中没有个人信息。") String text,
      Instant madeAt,
      @Nullable @Schema(nullable = true, examples = "UPHELD") String outcome,
      @Nullable @Schema(nullable = true, examples = "经复核，维持原来的决定。") String reason) {

    /** Says nothing personal. */
    @Override
    public String toString() {
      return "KeptAppeal[" + commentId + "]";
    }
  }

  /**
   * A photo.
   *
   * @param commentId null until a comment takes it
   * @param sha256 digest of the bytes that are kept
   */
  public record KeptPhoto(
      UUID id,
      @Nullable @Schema(nullable = true) UUID commentId,
      @Schema(examples = "PASSED") String state,
      String sha256,
      long bytes,
      Instant createdAt) {}

  /** A message of the inbox. */
  public record KeptMessage(
      UUID id,
      @Schema(examples = "ANSWER_PUBLISHED") String kind,
      @Schema(examples = "您的意见已有答复") String title,
      @Schema(examples = "采纳情况已经公布。") String text,
      Instant createdAt,
      @Nullable @Schema(nullable = true) Instant readAt) {}

  /**
   * A message on its way to the person's WeChat.
   *
   * @param state such as {@code SENT}
   */
  public record KeptNotification(
      UUID id,
      UUID messageId,
      @Schema(examples = "ANSWER") String template,
      @Schema(examples = "关于规范集市管理的实施意见") String title,
      @Schema(examples = "SENT") String state,
      Instant createdAt) {}

  /** What the person agreed to be sent. */
  public record KeptConsent(
      @Schema(examples = "ANSWER") String template,
      int remaining,
      boolean standing,
      Instant updatedAt) {}

  /** A refresh token, of which only a hash is kept. */
  public record KeptLogin(
      Instant expiresAt, @Nullable @Schema(nullable = true) Instant usedAt, boolean revoked) {}
}
