package org.gongkai.consultation.anchor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DraftDiffTest {

  private static final String WATER = "供水企业应当定期清洗村级水池，并在公告栏公布水质检测结果。";
  private static final String LIFT = "老旧住宅加装电梯的，由业主共同决定，费用按照楼层分担。";
  private static final String DOGS = "饲养犬只的居民应当每年办理免疫登记，外出时牵绳并清理粪便。";
  private static final String TREES = "古树名木周围十米以内禁止取土、焚烧和堆放杂物。";

  private static List<AnchorClause> old() {
    return new Drafting()
        .add("水", "第一条", WATER)
        .add("犬", "第二条", DOGS)
        .add("合", "第三条", LIFT + TREES)
        .add("集", "第三条之一", "集市摊位每季度公开抽签分配。")
        .done();
  }

  private static List<AnchorClause> now() {
    return new Drafting()
        .add("水", "第一条", WATER.replace("定期", "每月"))
        .add("梯", "第二条", LIFT)
        .add("树", "第三条", TREES)
        .add("集", "第四条", "集市摊位每季度公开抽签分配。")
        .add("新", "第五条", "学校应当公布校车路线。")
        .done();
  }

  @Test
  void followsTheNewVersionAndShowsLostClausesWhereTheyStood() {
    List<Anchor> anchors = Anchors.between(old(), now());
    List<ClauseChange> changes = DraftDiff.between(old(), now(), anchors, true);
    assertEquals(
        List.of(
            ChangeKind.EDITED,
            ChangeKind.REMOVED,
            ChangeKind.SPLIT,
            ChangeKind.RENUMBERED,
            ChangeKind.ADDED),
        changes.stream().map(ClauseChange::kind).toList());
    assertEquals(DOGS, changes.get(1).oldText());
    assertEquals(List.of(), changes.get(1).to());
    assertEquals(LIFT + "\n" + TREES, changes.get(2).newText());
    assertEquals("第四条", changes.get(3).to().get(0).label());
  }

  @Test
  void leavesOutWhatIsTheSame() {
    List<Anchor> anchors = Anchors.between(old(), old());
    assertEquals(List.of(), DraftDiff.between(old(), old(), anchors, false));
    assertEquals(4, DraftDiff.between(old(), old(), anchors, true).size());
  }

  @Test
  void showsMergedClausesInOneEntry() {
    List<ClauseChange> changes =
        DraftDiff.between(now(), old(), Anchors.between(now(), old()), false);
    ClauseChange merged =
        changes.stream().filter(c -> c.kind() == ChangeKind.MERGED).findFirst().orElseThrow();
    assertEquals(List.of("梯", "树").stream().map(Drafting::id).toList(), ids(merged.from()));
    assertEquals(LIFT + "\n" + TREES, merged.oldText());
  }

  @Test
  void showsEveryClauseOfTangledCorrections() {
    Evidence evidence = new Evidence(Basis.UNDECIDED, false, 0);
    List<AnchorClause> from = new Drafting().add("甲", null, WATER).add("乙", null, LIFT).done();
    List<AnchorClause> to = new Drafting().add("丙", null, WATER).add("丁", null, LIFT).done();
    List<UUID> both = List.of(Drafting.id("丙"), Drafting.id("丁"));
    List<Anchor> anchors =
        List.of(
            new Anchor(Drafting.id("甲"), Fate.SPLIT, both, 1, false, false, evidence),
            new Anchor(Drafting.id("乙"), Fate.SAME, both.subList(1, 2), 1, false, false, evidence));
    List<ClauseChange> changes = DraftDiff.between(from, to, anchors, true);
    assertEquals(1, changes.size());
    assertEquals(ChangeKind.MERGED, changes.get(0).kind());
    assertEquals(ids(from), ids(changes.get(0).from()));
    assertEquals(ids(to), ids(changes.get(0).to()));
  }

  @Test
  void refusesAnchorsOfOtherVersions() {
    List<Anchor> anchors = Anchors.between(old(), now());
    assertThrows(
        IllegalArgumentException.class, () -> DraftDiff.between(now(), old(), anchors, true));
    assertThrows(
        IllegalArgumentException.class, () -> DraftDiff.between(old(), List.of(), anchors, true));
  }

  @Test
  void everyClauseIsShownOnceAndEveryTextComesBack() {
    for (int seed = 1; seed <= 140; seed++) {
      Redraft redraft = Redrafts.of(seed);
      List<Anchor> anchors = Anchors.between(redraft.from, redraft.to);
      List<ClauseChange> changes = DraftDiff.between(redraft.from, redraft.to, anchors, true);
      assertEquals(new HashSet<>(ids(redraft.from)), once(changes, true));
      assertEquals(new HashSet<>(ids(redraft.to)), once(changes, false));
      changes.stream().filter(c -> !c.runs().isEmpty()).forEach(DraftDiffTest::assertExact);
    }
  }

  private static Set<UUID> once(List<ClauseChange> changes, boolean old) {
    List<UUID> ids = changes.stream().flatMap(c -> ids(old ? c.from() : c.to()).stream()).toList();
    Set<UUID> once = new HashSet<>(ids);
    assertEquals(ids.size(), once.size());
    return once;
  }

  private static void assertExact(ClauseChange change) {
    assertEquals(change.oldText(), without(Op.INSERT, change));
    assertEquals(change.newText(), without(Op.DELETE, change));
  }

  private static String without(Op op, ClauseChange change) {
    return change.runs().stream()
        .filter(run -> run.op() != op)
        .map(Run::text)
        .collect(Collectors.joining());
  }

  private static List<UUID> ids(List<AnchorClause> clauses) {
    return clauses.stream().map(AnchorClause::id).toList();
  }
}
