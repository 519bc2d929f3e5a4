package org.gongkai.consultation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.gongkai.consultation.ClauseTreeRequest.Clause;
import org.gongkai.consultation.draft.ClauseKind;
import org.gongkai.consultation.draft.DraftTextParser;
import org.gongkai.consultation.draft.ParsedClause;
import org.gongkai.consultation.draft.ParsedDraft;
import org.gongkai.platform.problem.ProblemType;
import org.gongkai.platform.problem.Problems;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class ClauseTreePolicyTest {

  private static final String DEEP = "clauses: nested more than 12 deep";
  private static final String NO_ROWS = ".table: a table, and nothing else, has rows";
  private static final String UNEVEN = ".table: each row has as many cells as every other";

  @Test
  void takesATreeOfEveryKind() {
    ClauseTreeRequest tree =
        tree(
            clause(ClauseKind.CHAPTER, "第一章", "总则", article("第一条"), paragraph("细则另行制定。")),
            table(List.of(List.of("区域", "时间"), List.of("青禾村", "7:00"))));
    ClauseTreePolicy.require(tree);
    assertThat(tree.size()).isEqualTo(4);
    assertThat(tree.depth()).isEqualTo(2);
  }

  @Test
  void takesAsManyLevelsAsItSays() {
    ClauseTreeRequest deepest = tree(nested(ClauseTreeRequest.MAX_DEPTH));
    ClauseTreePolicy.require(deepest);
    assertThat(deepest.depth()).isEqualTo(12);
    assertThat(violations(tree(nested(ClauseTreeRequest.MAX_DEPTH + 1)))).containsExactly(DEEP);
    assertThat(violations(tree(article("第一条"), nested(13)))).containsExactly(DEEP);
  }

  @Test
  void refusesATreeTooDeepToBeWalkedThrough() {
    assertThat(violations(tree(nested(100_000)))).containsExactly(DEEP);
  }

  @Test
  void takesAsManyClausesAsItSays() {
    List<Clause> items = new ArrayList<>();
    for (int i = 2; i <= DraftTextParser.MAX_CLAUSES; i++) {
      items.add(article("第" + i + "条"));
    }
    ClauseTreeRequest largest = tree(clause(ClauseKind.CHAPTER, "第一章", "总则", items));
    ClauseTreePolicy.require(largest);
    assertThat(largest.size()).isEqualTo(DraftTextParser.MAX_CLAUSES);
    items.add(article("第一条"));
    ClauseTreeRequest larger = tree(clause(ClauseKind.CHAPTER, "第一章", "总则", items));
    assertThat(Problems.type(() -> ClauseTreePolicy.require(larger)))
        .isEqualTo(ProblemType.DRAFT_TOO_LARGE);
  }

  @ParameterizedTest
  @EnumSource(
      value = ClauseKind.class,
      mode = Mode.EXCLUDE,
      names = {"PARAGRAPH", "TABLE"})
  void refusesANumberedClauseWithoutItsNumber(ClauseKind kind) {
    ClauseTreePolicy.require(tree(clause(kind, "甲", "")));
    for (@Nullable String label : new @Nullable String[] {null, "", "　 "}) {
      assertThat(violations(tree(clause(kind, label, "正文"))))
          .containsExactly("clauses[0].label: a numbered clause has a label");
    }
  }

  @Test
  void refusesAParagraphWithoutWords() {
    assertThat(violations(tree(paragraph(" "))))
        .containsExactly("clauses[0].text: a paragraph has a text");
  }

  @Test
  void writesTheTextOfATableFromItsRows() {
    List<List<String>> rows = List.of(List.of("区域", "时间"), List.of("东区", "六时"));
    Clause table = new Clause(null, ClauseKind.TABLE, null, "别的话", rows, null);
    ClauseTreeRequest tree = tree(table);
    ClauseTreePolicy.require(tree);
    assertThat(tree.parsed().clauses().get(0).text()).isEqualTo("区域｜时间\n东区｜六时");
  }

  @Test
  void refusesADayOfIssueOfNoYear() {
    for (LocalDate day : List.of(LocalDate.of(1948, 12, 31), LocalDate.of(2201, 1, 1))) {
      ClauseTreeRequest tree =
          new ClauseTreeRequest("办法", null, null, null, day, List.of(paragraph("整洁。")));
      assertThat(violations(tree)).containsExactly("issuedOn: a year from 1949 to 2200");
    }
  }

  @Test
  void refusesRowsOfWhatIsNoTable() {
    Clause rows = new Clause(null, ClauseKind.ARTICLE, "第一条", "正文", List.of(List.of("甲")), null);
    assertThat(violations(tree(rows))).containsExactly("clauses[0]" + NO_ROWS);
    assertThat(violations(tree(table(null)))).containsExactly("clauses[0]" + NO_ROWS);
  }

  @Test
  void refusesRowsThatAreNoGrid() {
    List<List<List<String>>> uneven =
        List.of(
            List.of(),
            List.of(List.of()),
            List.of(List.of(), List.of("甲")),
            List.of(List.of("甲", "乙"), List.of("甲")),
            List.of(List.of("甲"), List.of("甲", "乙")));
    for (List<List<String>> rows : uneven) {
      assertThat(violations(tree(table(rows)))).containsExactly("clauses[0]" + UNEVEN);
    }
  }

  @Test
  void namesTheWholePathOfEachWrongClauseAtOnce() {
    ClauseTreeRequest tree =
        tree(
            article(null),
            clause(
                ClauseKind.CHAPTER,
                "第一章",
                "总则",
                article("第一条"),
                clause(ClauseKind.ARTICLE, "第二条", "正文", paragraph(""), article(" "))),
            table(List.of()));
    assertThat(violations(tree))
        .containsExactly(
            "clauses[0].label: a numbered clause has a label",
            "clauses[1].children[1].children[0].text: a paragraph has a text",
            "clauses[1].children[1].children[1].label: a numbered clause has a label",
            "clauses[2]" + UNEVEN);
  }

  @Test
  void becomesADraftWithNothingGuessed() {
    List<List<String>> rows = List.of(List.of("区域", "时间"));
    ParsedDraft draft = tree(clause(ClauseKind.CHAPTER, "第一章", "　总则 ", table(rows))).parsed();
    ParsedClause table = new ParsedClause(ClauseKind.TABLE, null, 0, "区域｜时间", 0, List.of(), rows);
    assertThat(draft)
        .isEqualTo(
            new ParsedDraft(
                "青禾镇示例管理办法",
                false,
                null,
                "为了示例，制定本办法。",
                "青禾镇人民政府",
                null,
                List.of(
                    new ParsedClause(ClauseKind.CHAPTER, "第一章", 0, "总则", 0, List.of(table), null)),
                List.of(),
                List.of()));
  }

  private static List<String> violations(ClauseTreeRequest tree) {
    return Problems.violations(() -> ClauseTreePolicy.require(tree));
  }

  private static ClauseTreeRequest tree(Clause... clauses) {
    return new ClauseTreeRequest(
        "青禾镇示例管理办法", null, "为了示例，制定本办法。", "青禾镇人民政府", null, List.of(clauses));
  }

  private static Clause nested(int depth) {
    Clause clause = article("第一条");
    for (int i = 1; i < depth; i++) {
      clause = clause(ClauseKind.ARTICLE, "第一条", "正文", clause);
    }
    return clause;
  }

  private static Clause article(@Nullable String label) {
    return new Clause(null, ClauseKind.ARTICLE, label, "正文", null, null);
  }

  private static Clause paragraph(String text) {
    return new Clause(null, ClauseKind.PARAGRAPH, null, text, null, List.of());
  }

  private static Clause table(@Nullable List<List<String>> rows) {
    return new Clause(null, ClauseKind.TABLE, null, "区域｜时间", rows, null);
  }

  private static Clause clause(
      ClauseKind kind, @Nullable String label, String text, Clause... children) {
    return clause(kind, label, text, List.of(children));
  }

  private static Clause clause(
      ClauseKind kind, @Nullable String label, String text, List<Clause> children) {
    return new Clause(null, kind, label, text, null, children);
  }
}
