package org.gongkai.consultation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.gongkai.consultation.anchor.Anchor;
import org.gongkai.consultation.anchor.Basis;
import org.gongkai.consultation.anchor.Fate;
import org.gongkai.consultation.draft.ClauseKind;
import org.gongkai.consultation.draft.ParsedClause;
import org.gongkai.consultation.draft.ParsedDraft;
import org.junit.jupiter.api.Test;

class PreparedDraftTest {

  private static final String GATHER = "每日早晚两次定时收运厨余垃圾，雨雪天气顺延半日。";
  private static final String SORT = "村民将可回收物投入蓝色容器，有害垃圾交至村委会暂存点。";
  private static final String FUND = "镇财政安排专项资金，用于补贴分类容器购置与保洁员劳务。";
  private static final String REPORT = "任何人发现随意倾倒行为，可以拨打镇政府值班电话举报。";

  private final AtomicInteger last = new AtomicInteger();

  @Test
  void hasNoAnchorsInTheFirstVersion() {
    PreparedDraft first =
        PreparedDraft.of(parsed(duties(GATHER, SORT)), null, List.of(), this::next);
    assertThat(first.basedOn()).isNull();
    assertThat(first.anchors()).isEmpty();
    assertThat(first.anchorRows(Rows.id(100), 1)).isEmpty();
  }

  @Test
  void laysTheTreeOutInReadingOrder() {
    ParsedDraft parsed = parsed(duties(GATHER, SORT), chapter("第二章", "保障"));
    PreparedDraft first = PreparedDraft.of(parsed, null, List.of(), this::next);
    assertThat(first.parsed()).isSameAs(parsed);
    assertThat(first.rows()).extracting(row -> row.position).containsExactly(0, 1, 2, 3);
    assertThat(first.rows())
        .extracting(row -> row.clauseId)
        .containsExactly(Rows.id(1), Rows.id(2), Rows.id(3), Rows.id(4));
    assertThat(first.rows())
        .extracting(row -> row.parentId)
        .containsExactly(null, Rows.id(1), Rows.id(1), null);
    assertThat(first.rows())
        .extracting(row -> row.label)
        .containsExactly("第一章", "第一条", "第二条", "第二章");
    assertThat(first.rows()).extracting(row -> row.text).containsExactly("职责", GATHER, SORT, "保障");
    assertThat(first.rows().get(1).kind).isEqualTo(ClauseKind.ARTICLE);
  }

  @Test
  void carriesTheRowsOfATable() {
    List<List<String>> rows = List.of(List.of("区域", "时间"), List.of("青禾村", "7:00"));
    ParsedClause table =
        new ParsedClause(ClauseKind.TABLE, null, 0, "区域｜时间\n青禾村｜7:00", 2, List.of(), rows);
    PreparedDraft first = first(duties(GATHER), table);
    assertThat(first.rows().get(2).tableRows).isEqualTo(rows);
    assertThat(first.rows().get(0).tableRows).isNull();
    PreparedDraft second = next(first, duties(GATHER), table);
    assertThat(second.rows().get(2).tableRows).isEqualTo(rows);
    assertThat(ids(second)).isEqualTo(ids(first));
  }

  @Test
  void keepsTheIdentityOfEveryUnchangedClause() {
    PreparedDraft first = first(duties(GATHER, SORT), chapter("第二章", "保障", FUND));
    PreparedDraft second = next(first, duties(GATHER, SORT), chapter("第二章", "保障", FUND));
    assertThat(ids(second)).isEqualTo(ids(first));
    assertThat(second.rows())
        .extracting(row -> row.parentId)
        .isEqualTo(first.rows().stream().map(row -> row.parentId).toList());
    assertThat(second.basedOn()).isEqualTo(1);
    assertThat(second.anchors()).extracting(Anchor::fate).containsOnly(Fate.SAME);
  }

  @Test
  void hangsANewClauseUnderTheIdentityThatItsParentKeeps() {
    PreparedDraft first = first(duties(GATHER, SORT), chapter("第二章", "保障", FUND));
    PreparedDraft second = next(first, duties(GATHER, SORT, REPORT), chapter("第二章", "保障", FUND));
    ClauseEntity added = second.rows().get(3);
    assertThat(added.text).isEqualTo(REPORT);
    assertThat(ids(first)).doesNotContain(added.clauseId);
    assertThat(added.parentId).isEqualTo(first.rows().get(0).clauseId);
  }

  @Test
  void namesTheInheritedIdentitiesInItsAnchors() {
    PreparedDraft first = first(duties(GATHER, SORT), chapter("第二章", "保障", FUND));
    String edited = GATHER.replace("两次", "三次");
    PreparedDraft second = next(first, duties(REPORT, edited, SORT), chapter("第二章", "保障", FUND));
    assertThat(second.anchors()).extracting(Anchor::clauseId).isEqualTo(ids(first));
    for (Anchor anchor : second.anchors()) {
      assertThat(anchor.targets()).containsExactly(anchor.clauseId());
    }
    assertThat(second.anchors().get(1).fate()).isEqualTo(Fate.EDITED);
    assertThat(row(second, first.rows().get(1).clauseId).text).isEqualTo(edited);
    assertThat(second.anchors().get(2).renumbered()).isTrue();
  }

  @Test
  void givesThePartsOfASplitClauseNewIdentities() {
    PreparedDraft first = first(duties(GATHER + FUND, SORT));
    PreparedDraft second = next(first, duties(GATHER, FUND, SORT));
    Anchor split = second.anchors().get(1);
    assertThat(split.fate()).isEqualTo(Fate.SPLIT);
    assertThat(split.targets()).containsExactlyElementsOf(ids(second).subList(1, 3));
    assertThat(ids(first)).doesNotContainAnyElementsOf(split.targets());
  }

  @Test
  void makesOneRowOfEachAnchor() {
    PreparedDraft first = first(duties(GATHER, SORT));
    PreparedDraft second = next(first, duties(SORT, GATHER.replace("两次", "三次")));
    List<AnchorEntity> rows = second.anchorRows(Rows.id(100), 2);
    assertThat(rows).extracting(row -> row.position).containsExactly(0, 1, 2);
    for (AnchorEntity row : rows) {
      Anchor anchor = second.anchors().get(row.position);
      assertThat(row.consultationId).isEqualTo(Rows.id(100));
      assertThat(row.fromVersion).isEqualTo(1);
      assertThat(row.toVersion).isEqualTo(2);
      assertThat(row.clauseId).isEqualTo(anchor.clauseId());
      assertThat(row.targets).containsExactlyElementsOf(anchor.targets());
      assertThat(row.fate).isEqualTo(anchor.fate());
      assertThat(row.similarity).isEqualTo(anchor.similarity());
      assertThat(row.moved).isEqualTo(anchor.moved());
      assertThat(row.renumbered).isEqualTo(anchor.renumbered());
      assertThat(row.basis).isEqualTo(anchor.evidence().basis());
      assertThat(row.decidedBy).isNull();
    }
    assertThat(rows.get(1).basis).isNotEqualTo(Basis.UNDECIDED);
  }

  @Test
  void countsFromNoVersionWhenItIsBasedOnNone() {
    PreparedDraft first = first(duties(GATHER));
    PreparedDraft other = PreparedDraft.of(parsed(duties(GATHER)), null, first.rows(), this::next);
    assertThat(other.anchorRows(Rows.id(100), 1))
        .extracting(row -> row.fromVersion)
        .containsExactly(0, 0);
  }

  private PreparedDraft first(ParsedClause... clauses) {
    return PreparedDraft.of(parsed(clauses), null, List.of(), this::next);
  }

  private PreparedDraft next(PreparedDraft before, ParsedClause... clauses) {
    return PreparedDraft.of(parsed(clauses), 1, before.rows(), this::next);
  }

  private UUID next() {
    return Rows.id(last.incrementAndGet());
  }

  private static List<UUID> ids(PreparedDraft draft) {
    return draft.rows().stream().map(row -> row.clauseId).toList();
  }

  private static ClauseEntity row(PreparedDraft draft, UUID id) {
    return draft.rows().stream().filter(row -> row.clauseId.equals(id)).findFirst().orElseThrow();
  }

  private static ParsedDraft parsed(ParsedClause... clauses) {
    return new ParsedDraft(
        "青禾镇示例管理办法", false, null, null, null, null, List.of(clauses), List.of(), List.of());
  }

  private static ParsedClause duties(String... texts) {
    return chapter("第一章", "职责", texts);
  }

  private static ParsedClause chapter(String label, String title, String... texts) {
    List<ParsedClause> articles = new ArrayList<>();
    for (String text : texts) {
      int number = articles.size() + 1;
      String name = "第" + "一二三四五".charAt(articles.size()) + "条";
      articles.add(
          new ParsedClause(ClauseKind.ARTICLE, name, number, text, number + 1, List.of(), null));
    }
    return new ParsedClause(ClauseKind.CHAPTER, label, 1, title, 1, articles, null);
  }
}
