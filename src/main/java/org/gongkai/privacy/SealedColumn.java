package org.gongkai.privacy;

import java.util.List;

/** Every column of the database that holds sealed values; the rotation of keys walks them. */
enum SealedColumn {
  CITIZEN_OPENID("citizen", "openid_sealed", "id"),
  CITIZEN_PHONE("citizen", "phone_sealed", "id"),
  COMMENT_NAME("comment", "respondent_name", "id"),
  COMMENT_PHONE("comment", "respondent_phone", "id"),
  WECHAT_EVENT("wechat_event", "content", "id"),
  CHANNEL_CREDENTIALS("channel", "credentials", "id"),
  FIRST_ANSWER("idempotency_record", "body", "subject", "idempotency_key");

  private final String table;
  private final String column;

  // List.of gives one that nothing changes.
  @SuppressWarnings("ImmutableEnumChecker")
  private final List<String> keys;

  SealedColumn(String table, String column, String... keys) {
    this.table = table;
    this.column = column;
    this.keys = List.of(keys);
  }

  String table() {
    return table;
  }

  String column() {
    return column;
  }

  /** The columns of the primary key. */
  List<String> keys() {
    return keys;
  }

  /** What the cipher binds the values to. */
  String place() {
    return table + '.' + column;
  }
}
