package org.gongkai.plans;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Plans that were planted; the good ones show that each fault is found and not assumed. */
class PlanJudgeTest {

  private static final String KEY = "consultation_id";

  private final PlanJudge judge = new PlanJudge(Set.of("comment", "delivery"));

  private static PlanStep plan(String told) {
    try {
      return PlanStep.of(new ObjectMapper().readTree(told.replace('\'', '"')));
    } catch (JsonProcessingException failure) {
      throw new IllegalArgumentException(told, failure);
    }
  }

  private static String page(String scan) {
    return "{'Node Type': 'Limit', 'Plan Rows': 21, 'Plans': [" + scan + "]}";
  }

  private static String scan(String kind, String table, String more) {
    return "{'Node Type': '%s', 'Relation Name': '%s', 'Plan Rows': 90000%s}"
        .formatted(kind, table, more);
  }

  @Test
  void findsNothingInAPageThatIsReadFromTheEndOfItsIndex() {
    PlanStep good =
        plan(
            page(
                scan(
                    "Index Scan",
                    "comment",
                    ", 'Index Name': 'comment_status', 'Rows Removed by Filter': 1000, 'Filter':"
                        + " 'other_consultation_id = 1'")));
    assertThat(judge.faults(good, KEY)).isEmpty();
    assertThat(judge.indices(good)).containsExactly("comment_status");
  }

  @Test
  void findsALargeTableThatIsReadWhole() {
    PlanStep whole = plan(page(scan("Seq Scan", "comment", "")));
    assertThat(judge.faults(whole, KEY)).containsExactly("reads comment whole");
  }

  @Test
  void findsItBelowOtherStepsAndInParallel() {
    String gathered =
        "{'Node Type': 'Gather', 'Plans': ["
            + scan("Seq Scan", "delivery", ", 'Parallel Aware': true")
            + "]}";
    assertThat(judge.faults(plan(page(gathered)), KEY)).containsExactly("reads delivery whole");
  }

  @Test
  void letsASmallTableBeReadWhole() {
    PlanStep small = plan(scan("Seq Scan", "channel", ", 'Filter': '(consultation_id = 1)'"));
    assertThat(judge.faults(small, KEY)).isEmpty();
    assertThat(judge.concerns(small)).isFalse();
  }

  @Test
  void findsAListWhoseKeyIsOnlyFiltered() {
    PlanStep walked =
        plan(
            page(
                scan(
                    "Index Scan",
                    "comment",
                    ", 'Index Name': 'comment_pkey', 'Filter': '((consultation_id = 1) AND"
                        + " publish_consent)'")));
    assertThat(judge.faults(walked, KEY))
        .containsExactly("finds consultation_id in comment by a filter");
    assertThat(judge.faults(walked, "")).isEmpty();
  }

  @Test
  void findsRowsThatAreThrownAwayInAllLoopsTogether() {
    String more = ", 'Index Name': 'comment_class', 'Actual Loops': 2, 'Rows Removed by Filter': ";
    assertThat(judge.faults(plan(scan("Index Scan", "comment", more + 500)), KEY)).isEmpty();
    assertThat(judge.faults(plan(scan("Index Scan", "comment", more + 501)), KEY))
        .containsExactly("throws rows of comment away");
  }

  @Test
  void findsASortOfMoreThanAThousandRows() {
    String sort = "{'Node Type': '%s', 'Plan Rows': 21, 'Plans': [%s]}";
    String input = "{'Node Type': 'Result', 'Plan Rows': %d, 'Actual Rows': %d}";
    assertThat(judge.faults(plan(page(sort.formatted("Sort", input.formatted(1000, 1000)))), KEY))
        .isEmpty();
    assertThat(judge.faults(plan(page(sort.formatted("Sort", input.formatted(1001, 1)))), KEY))
        .containsExactly("sorts 1001 rows");
    assertThat(
            judge.faults(
                plan(page(sort.formatted("Incremental Sort", input.formatted(1, 1001)))), KEY))
        .containsExactly("sorts 1001 rows");
  }

  @Test
  void looksAwayFromWhatWasNotCarriedOut() {
    PlanStep idle = plan(scan("Seq Scan", "comment", ", 'Actual Loops': 0"));
    assertThat(judge.faults(idle, KEY)).isEmpty();
    assertThat(judge.concerns(idle)).isFalse();
  }

  @Test
  void namesTheIndexOfABitmap() {
    PlanStep bitmap =
        plan(
            scan(
                "Bitmap Heap Scan",
                "comment",
                ", 'Plans': [{'Node Type': 'Bitmap Index Scan', 'Index Name':"
                    + " 'comment_citizen'}]"));
    assertThat(judge.indices(bitmap)).containsExactly("comment_citizen");
  }

  @Test
  void namesNoIndexOfASmallTable() {
    PlanStep small = plan(scan("Index Scan", "channel", ", 'Index Name': 'channel_pkey'"));
    assertThat(judge.indices(small)).isEmpty();
  }
}
