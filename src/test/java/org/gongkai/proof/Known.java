package org.gongkai.proof;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.gongkai.testsupport.Database;
import org.jspecify.annotations.Nullable;

/** What is known of one comment, by the database or by what should have happened to it. */
final class Known {

  private static final String READ =
      """
      select coalesce(json_agg(json_build_object(
                 'id', c.id, 'receipt', c.receipt, 'citizen', c.citizen_id, 'status', c.status, 'by', c.moderated_by,
                 'outcome', v.outcome, 'group', c.group_id,
                 'hiders', (select string_agg(h, ',' order by h) from unnest(c.hidden_by) h),
                 'against', (select string_agg(h, ',' order by h) from unnest(a.hidden_by) h),
                 'appeal', case when a.id is null then 'NONE' else coalesce(a.outcome, 'OPEN') end) order by c.submitted_at, c.id), '[]')::text
        from comment c
        left join verdict v on v.comment_id = c.id
        left join comment_appeal a on a.comment_id = c.id
       where c.consultation_id = ?::uuid
      """;

  final String id;
  final String receipt;

  /** Null for one that was entered from paper. */
  final @Nullable String citizen;

  String status = "PENDING_REVIEW";
  @Nullable String moderatedBy;
  @Nullable String outcome;
  @Nullable String group;

  /** NONE, OPEN, UPHELD or OVERTURNED. */
  String appeal = "NONE";

  /** Everybody who ever hid it. */
  final Set<String> hiders = new TreeSet<>();

  /** Everybody whom the appeal is against. */
  final Set<String> against = new TreeSet<>();

  Known(String id, String receipt, @Nullable String citizen) {
    this.id = id;
    this.receipt = receipt;
    this.citizen = citizen;
  }

  boolean isWithdrawn() {
    return status.equals("WITHDRAWN");
  }

  boolean isOpen() {
    return outcome == null && !isWithdrawn();
  }

  /** All comments of a consultation as the database has them, in the order of intake. */
  static Map<String, Known> stored(String consultation) {
    Map<String, Known> stored = new LinkedHashMap<>();
    for (JsonNode row : Json.read(Database.text(READ, consultation))) {
      Known one = of(row);
      stored.put(one.id, one);
    }
    return stored;
  }

  private static Known of(JsonNode row) {
    String receipt = row.path("receipt").asText();
    String readable =
        receipt.substring(0, 4) + '-' + receipt.substring(4, 8) + '-' + receipt.substring(8);
    Known one = new Known(row.path("id").asText(), readable, text(row, "citizen"));
    one.status = row.path("status").asText();
    one.moderatedBy = text(row, "by");
    one.outcome = text(row, "outcome");
    one.group = text(row, "group");
    one.appeal = row.path("appeal").asText();
    one.hiders.addAll(names(row, "hiders"));
    one.against.addAll(names(row, "against"));
    return one;
  }

  private static List<String> names(JsonNode row, String name) {
    String joined = text(row, name);
    return joined == null ? List.of() : List.of(joined.split(",", -1));
  }

  private static @Nullable String text(JsonNode row, String name) {
    JsonNode value = row.path(name);
    return value.isTextual() ? value.asText() : null;
  }

  /** Everything, so that two can be compared. */
  @Override
  public String toString() {
    return String.join(
        " ",
        id,
        receipt,
        String.valueOf(citizen),
        status,
        String.valueOf(moderatedBy),
        String.valueOf(outcome),
        String.valueOf(group),
        appeal,
        hiders.toString(),
        against.toString());
  }
}
