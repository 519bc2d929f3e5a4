package org.gongkai.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gongkai.testsupport.Database;

/** What the database must never hold of a consultation. */
final class Never {

  /** Each with the consultation's id; each counts what must not be. */
  private static final List<String> QUERIES =
      List.of(
          // The outcome beside the comment is the verdict's.
          "from comment c left join verdict v on v.comment_id = c.id where c.consultation_id ="
              + " ?::uuid and c.outcome is distinct from v.outcome",
          // A verdict is the last one that was given.
          "from comment c left join verdict v on v.comment_id = c.id left join lateral (select"
              + " r.outcome from verdict_revision r where r.comment_id = c.id order by number desc"
              + " limit 1) r on true where c.consultation_id = ?::uuid and v.outcome is distinct"
              + " from r.outcome",
          // None is missing in the history of a verdict.
          "from (select r.comment_id from verdict_revision r join comment c on c.id = r.comment_id"
              + " where c.consultation_id = ?::uuid group by 1 having max(number) <> count(*)) gap",
          // A member belongs to a group that is used, of its own consultation.
          "from comment c join comment_group g on g.id = c.group_id where c.consultation_id ="
              + " ?::uuid and (g.status <> 'ACTIVE' or g.consultation_id <> c.consultation_id)",
          "from comment_group g where g.consultation_id = ?::uuid and g.status = 'ACTIVE' and"
              + " (select count(*) from comment c where c.group_id = g.id) < 2",
          // Nothing comes in after the report.
          "from comment m join consultation c on c.id = m.consultation_id where c.id = ?::uuid and"
              + " m.submitted_at >= c.feedback_published_at",
          // A comment that was taken back is on no list of checks.
          "from comment_check k join comment c on c.id = k.comment_id where c.consultation_id ="
              + " ?::uuid and c.status <> 'PENDING_REVIEW'",
          // A report has the verdicts, and the text only of what is shown.
          "from feedback_item i join comment c on c.id = i.comment_id left join verdict v on"
              + " v.comment_id = c.id where i.consultation_id = ?::uuid and (i.outcome is distinct"
              + " from v.outcome or i.reason is distinct from v.reason or c.status = 'WITHDRAWN' or"
              + " i.text is distinct from case when c.status = 'PUBLIC' and c.publish_consent then"
              + " c.public_text end)",
          // There is no report, nor a part of one, before it is published.
          "from consultation c where c.id = ?::uuid and (c.feedback_published_at is not null) <>"
              + " (exists (select 1 from feedback_report r where r.consultation_id = c.id))",
          "from feedback_item i where i.consultation_id = ?::uuid and not exists (select 1 from"
              + " feedback_report r where r.consultation_id = i.consultation_id)",
          // Its author is told once of the published answer, and never of another's.
          "from comment c join consultation k on k.id = c.consultation_id where k.id = ?::uuid and"
              + " (select count(*) from inbox_message m where m.kind = 'ANSWER_PUBLISHED' and"
              + " m.citizen_id = c.citizen_id and replace(m.href, '-', '') = '/v1/receipts/' ||"
              + " c.receipt) <> (k.feedback_published_at is not null and c.citizen_id is not null"
              + " and c.status <> 'WITHDRAWN')::integer",
          "from inbox_message m join comment c on replace(m.href, '-', '') = '/v1/receipts/' ||"
              + " c.receipt where c.consultation_id = ?::uuid and m.citizen_id is distinct from"
              + " c.citizen_id");

  private Never() {}

  /** All in one query; names those that found something. */
  static void check(String consultation) {
    String all =
        IntStream.range(0, QUERIES.size())
            .mapToObj(i -> "select " + i + " as i, count(*) as n " + QUERIES.get(i))
            .collect(Collectors.joining(" union all "));
    String found =
        Database.text(
            "select coalesce(string_agg(i::text, ',' order by i), '') from ("
                + all
                + ") a where n > 0",
            Collections.nCopies(QUERIES.size(), consultation).toArray());
    List<String> broken =
        Arrays.stream(found.split(",", -1))
            .filter(one -> !one.isEmpty())
            .map(one -> QUERIES.get(Integer.parseInt(one)))
            .toList();
    assertThat(broken).isEmpty();
  }
}
