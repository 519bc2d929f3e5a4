package org.gongkai.privacy;

import java.util.function.ToIntFunction;

/** What is deleted when its time is over. */
public enum RetentionKind {
  /** First answers to idempotent writes, which repeat what was written. */
  IDEMPOTENCY_RECORDS(
      RetentionConfig::idempotencyRecords,
      "idempotency_record r where r.created_at < :before",
      "delete from idempotency_record r",
      "(r.subject, r.idempotency_key)",
      "r.subject, r.idempotency_key"),
  /** Hashes of refresh tokens that ran out. */
  REFRESH_TOKENS(
      RetentionConfig::refreshTokens,
      "refresh_token r where r.expires_at < :before",
      "delete from refresh_token r",
      "r.token_hash",
      "r.token_hash"),
  /** Notifications that have ended. */
  NOTIFICATIONS(
      RetentionConfig::notifications,
      "notification r where r.created_at < :before and r.state not in ('WAITING', 'SENDING')",
      "delete from notification r",
      "r.id",
      "r.id"),
  /** Marks of events about consents. */
  NOTIFICATION_EVENTS(
      RetentionConfig::notificationEvents,
      "notification_event r where r.handled_at < :before",
      "delete from notification_event r",
      "r.mark",
      "r.mark"),
  /** Messages of the inbox; after the notifications that carry them. */
  INBOX_MESSAGES(
      RetentionConfig::inboxMessages,
      "inbox_message r where r.created_at < :before and not exists (select from notification n"
          + " where n.message_id = r.id)",
      "delete from inbox_message r",
      "r.id",
      "r.id"),
  /** Events of the platform that nobody could handle. */
  WECHAT_EVENTS(
      RetentionConfig::wechatEvents,
      "wechat_event r where r.received_at < :before and r.state = 'GIVEN_UP'",
      "delete from wechat_event r",
      "r.id",
      "r.id"),
  // They count as left over for years, so that the worker which removes photos that no comment
  // took removes their bytes and then their rows.
  /** Photos of comments that were withdrawn. */
  WITHDRAWN_PHOTOS(
      RetentionConfig::withdrawnPhotos,
      "comment_photo r join comment c on c.id = r.comment_id where c.withdrawn_at < :before",
      "update comment_photo r set comment_id = null, place = null, created_at = '2000-01-01'",
      "r.id",
      "r.id"),
  /** Telephone numbers of respondents. */
  CONTACT_DATA(
      RetentionConfig::contactData,
      "comment r join consultation c on c.id = r.consultation_id where c.feedback_published_at <"
          + " :before and r.respondent_phone is not null",
      "update comment r set respondent_phone = null",
      "r.id",
      "r.id");

  // A method of an interface, which nothing changes.
  @SuppressWarnings("ImmutableEnumChecker")
  private final ToIntFunction<RetentionConfig> days;

  private final String due;
  private final String change;
  private final String key;
  private final String columns;

  RetentionKind(
      ToIntFunction<RetentionConfig> days, String due, String change, String key, String columns) {
    this.days = days;
    this.due = due;
    this.change = change;
    this.key = key;
    this.columns = columns;
  }

  /** How long it is kept. */
  int days(RetentionConfig config) {
    return days.applyAsInt(config);
  }

  /** Counts what is older than {@code :before}. */
  String count() {
    return "select count(*) from " + due;
  }

  /** Deletes {@code :most} of them and says how many; leaves out what somebody works on. */
  String purge() {
    return "with due as materialized (select "
        + columns
        + " from "
        + due
        + " limit :most for update of r skip locked), done as ("
        + change
        + " where "
        + key
        + " in (select * from due) returning 1) select count(*) from done";
  }
}
