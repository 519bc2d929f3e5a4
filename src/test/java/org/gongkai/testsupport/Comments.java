package org.gongkai.testsupport;

import org.jspecify.annotations.Nullable;

/** Many comments at once, past the API. */
public final class Comments {

  private static final String INSERT =
      "insert into comment (id, consultation_id, draft_number, clause_id, source, text,"
          + " public_text, respondent_type, masked_name, publish_consent, receipt, status,"
          + " submitted_at, updated_at, version, entered_by, received_on) select gen_random_uuid(),"
          + " ?::uuid, 1, nullif(?, '')::uuid, ?, '建议' || i, '建议' || i, ?, '甲**', true,"
          + " upper(substr(md5(random()::text), 1, 13)), 'PUBLIC', clock_timestamp(),"
          + " clock_timestamp(), 0, 'clerk', current_date from generate_series(1, ?::integer) i";

  private Comments() {}

  /**
   * Adds public comments of one kind.
   *
   * @param clause null for the whole draft
   */
  public static void add(
      String consultation, @Nullable String clause, String source, String type, int count) {
    int rows =
        Database.update(INSERT, consultation, clause == null ? "" : clause, source, type, count);
    if (rows != count) {
      throw new IllegalStateException(rows + " rows");
    }
  }
}
