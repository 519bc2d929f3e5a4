package org.gongkai.consultation.anchor;

import static org.gongkai.consultation.anchor.Drafting.id;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.gongkai.consultation.draft.ClauseKind;
import org.junit.jupiter.api.Test;

class AnchorsTest {

  private static final String WATER = "供水企业应当定期清洗村级水池，并在公告栏公布水质检测结果。";
  private static final String LIFT = "老旧住宅加装电梯的，由业主共同决定，费用按照楼层分担。";
  private static final String DOGS = "饲养犬只的居民应当每年办理免疫登记，外出时牵绳并清理粪便。";
  private static final String TREES = "古树名木周围十米以内禁止取土、焚烧和堆放杂物。";
  private static final String MARKET = "集市摊位每季度公开抽签分配，摊主不得转让。";

  private static Drafting five() {
    return new Drafting()
        .add("水", "第一条", WATER)
        .add("梯", "第二条", LIFT)
        .add("犬", "第三条", DOGS)
        .add("树", "第四条", TREES)
        .add("集", "第五条", MARKET);
  }

  private static Anchor anchor(List<AnchorClause> from, List<AnchorClause> to, String clause) {
    return Anchors.between(from, to).stream()
        .filter(anchor -> anchor.clauseId().equals(id(clause)))
        .findFirst()
        .orElseThrow();
  }

  private static void assertAnchor(Anchor anchor, Fate fate, String... targets) {
    assertEquals(fate, anchor.fate(), anchor::toString);
    assertEquals(Arrays.stream(targets).map(Drafting::id).toList(), anchor.targets());
  }

  @Test
  void anUnchangedDraftIsTheSame() {
    List<Anchor> anchors = Anchors.between(five().done(), five().done());
    assertEquals(5, anchors.size());
    for (Anchor anchor : anchors) {
      assertEquals(Fate.SAME, anchor.fate());
      assertEquals(List.of(anchor.clauseId()), anchor.targets());
      assertEquals(1, anchor.similarity());
      assertFalse(anchor.moved() || anchor.renumbered());
    }
  }

  @Test
  void widthAndSpaceAreNoChange() {
    List<AnchorClause> from = new Drafting().add("旧", "（一）", "收费 20元， 按 API v2 办理").done();
    List<AnchorClause> to = new Drafting().add("新", "(一)", "收费２０元,按API v2办理").done();
    assertAnchor(anchor(from, to, "旧"), Fate.SAME, "新");
    List<AnchorClause> joined = new Drafting().add("新", "(一)", "收费20元,按APIv2办理").done();
    assertAnchor(anchor(from, joined, "旧"), Fate.EDITED, "新");
  }

  @Test
  void whatFollowsAnInsertionIsRenumbered() {
    List<AnchorClause> to =
        new Drafting()
            .add("水", "第一条", WATER)
            .add("新", "第二条", "学校应当公布校车路线。")
            .add("梯", "第三条", LIFT)
            .add("犬", "第四条", DOGS)
            .add("树", "第五条", TREES)
            .add("集", "第六条", MARKET)
            .done();
    assertAnchor(anchor(five().done(), to, "水"), Fate.SAME, "水");
    Anchor lift = anchor(five().done(), to, "梯");
    assertAnchor(lift, Fate.RENUMBERED, "梯");
    assertTrue(lift.renumbered());
    assertFalse(lift.moved());
  }

  @Test
  void anotherOrderIsAMove() {
    List<AnchorClause> to =
        new Drafting()
            .add("集", "第一条", MARKET)
            .add("水", "第二条", WATER)
            .add("梯", "第三条", LIFT)
            .add("犬", "第四条", DOGS)
            .add("树", "第五条", TREES)
            .done();
    Anchor market = anchor(five().done(), to, "集");
    assertAnchor(market, Fate.MOVED, "集");
    assertTrue(market.moved() && market.renumbered());
    assertAnchor(anchor(five().done(), to, "水"), Fate.RENUMBERED, "水");
  }

  @Test
  void anotherParentIsAMoveAndItsChildrenStay() {
    List<AnchorClause> from =
        new Drafting()
            .chapter("总", "第一章", "总则")
            .under("总", "水", "（一）", WATER)
            .under("水", "款", null, "具体办法由青禾镇人民政府另行制定。")
            .under("总", "梯", "（二）", LIFT)
            .chapter("附", "第二章", "附则")
            .under("附", "犬", "（一）", DOGS)
            .done();
    List<AnchorClause> to =
        new Drafting()
            .chapter("总", "第一章", "总则")
            .under("总", "梯", "（一）", LIFT)
            .chapter("附", "第二章", "附则")
            .under("附", "犬", "（一）", DOGS)
            .under("附", "水", "（二）", WATER)
            .under("水", "款", null, "具体办法由青禾镇人民政府另行制定。")
            .done();
    assertAnchor(anchor(from, to, "水"), Fate.MOVED, "水");
    assertAnchor(anchor(from, to, "款"), Fate.SAME, "款");
    assertAnchor(anchor(from, to, "总"), Fate.SAME, "总");
  }

  @Test
  void anEditedClauseKeepsItsFlags() {
    List<AnchorClause> to =
        new Drafting()
            .add("水", "第一条", "供水企业应当每月清洗村级水池，并在公告栏公布水质检测结果。")
            .add("犬", "第二条", DOGS)
            .add("树", "第三条", TREES)
            .add("集", "第四条", MARKET)
            .add("梯", "第五条", "老旧住宅加装电梯的，由业主共同决定，费用按照楼层合理分担。")
            .done();
    Anchor water = anchor(five().done(), to, "水");
    assertAnchor(water, Fate.EDITED, "水");
    assertFalse(water.moved() || water.renumbered());
    assertTrue(water.similarity() > 0.5 && water.similarity() < 1);
    Anchor lift = anchor(five().done(), to, "梯");
    assertAnchor(lift, Fate.EDITED, "梯");
    assertTrue(lift.moved() && lift.renumbered());
  }

  @Test
  void aSplitNamesAllParts() {
    List<AnchorClause> from =
        new Drafting().add("合", "第一条", WATER + LIFT).add("犬", "第二条", DOGS).done();
    List<AnchorClause> to =
        new Drafting().add("水", "第一条", WATER).add("梯", "第二条", LIFT).add("犬", "第三条", DOGS).done();
    assertAnchor(anchor(from, to, "合"), Fate.SPLIT, "水", "梯");
    assertAnchor(anchor(to, from, "水"), Fate.MERGED, "合");
    assertAnchor(anchor(to, from, "梯"), Fate.MERGED, "合");
  }

  @Test
  void whatLeavesNoTraceIsRemoved() {
    List<AnchorClause> to =
        new Drafting()
            .add("水", "第一条", WATER)
            .add("梯", "第二条", LIFT)
            .add("树", "第三条", TREES)
            .add("集", "第四条", MARKET)
            .done();
    assertAnchor(anchor(five().done(), to, "犬"), Fate.REMOVED);
  }

  @Test
  void aReplacementInPlaceLeavesTheMatterOpen() {
    List<AnchorClause> to =
        new Drafting()
            .add("水", "第一条", WATER)
            .add("梯", "第二条", LIFT)
            .add("新", "第三条", "非机动车充电设施由运营单位负责维护。")
            .add("树", "第四条", TREES)
            .add("集", "第五条", MARKET)
            .done();
    assertAnchor(anchor(five().done(), to, "犬"), Fate.ORPHANED);
  }

  @Test
  void twoEquallyGoodCandidatesLeaveTheMatterOpen() {
    List<AnchorClause> to =
        new Drafting()
            .add("甲", "第一条", "饲养犬只的居民应当每年办理免疫登记，外出时牵绳并清理粪便和毛发。")
            .add("乙", "第二条", "饲养犬只的居民应当每年办理免疫登记，外出时牵绳并清理粪便和污渍。")
            .done();
    List<AnchorClause> from = new Drafting().add("犬", "第一条", DOGS).done();
    assertAnchor(anchor(from, to, "犬"), Fate.ORPHANED);
  }

  @Test
  void ofRepeatedSentencesTheNeighboursDecide() {
    String boilerplate = "由县级以上人民政府负责解释。";
    List<AnchorClause> from =
        new Drafting()
            .add("水", null, WATER)
            .add("甲", null, boilerplate)
            .add("梯", null, LIFT)
            .add("乙", null, boilerplate)
            .add("犬", null, DOGS)
            .done();
    List<AnchorClause> to =
        new Drafting()
            .add("水", null, WATER)
            .add("梯", null, LIFT)
            .add("乙", null, boilerplate)
            .add("犬", null, DOGS)
            .done();
    assertAnchor(anchor(from, to, "甲"), Fate.ORPHANED);
    assertAnchor(anchor(from, to, "乙"), Fate.SAME, "乙");
  }

  @Test
  void aRenamedHeadingIsKnownByItsChildren() {
    List<AnchorClause> from =
        new Drafting()
            .chapter("章", "第一章", "管理")
            .under("章", "水", "（一）", WATER)
            .under("章", "梯", "（二）", LIFT)
            .done();
    List<AnchorClause> to =
        new Drafting()
            .chapter("新", "第一章", "服务与监督")
            .under("新", "水", "（一）", WATER)
            .under("新", "梯", "（二）", LIFT)
            .done();
    Anchor chapter = anchor(from, to, "章");
    assertAnchor(chapter, Fate.EDITED, "新");
    assertEquals(Basis.CHILDREN, chapter.evidence().basis());
    assertAnchor(anchor(from, to, "水"), Fate.SAME, "水");
  }

  @Test
  void labelsAloneGoByTheirChildren() {
    List<AnchorClause> from =
        new Drafting()
            .add("一", "一、", "")
            .under("一", "水", "（一）", WATER)
            .add("二", "二、", "")
            .under("二", "梯", "（一）", LIFT)
            .under("二", "犬", "（二）", DOGS)
            .done();
    List<AnchorClause> to =
        new Drafting()
            .add("零", "一、", "")
            .under("零", "树", "（一）", TREES)
            .add("一", "二、", "")
            .under("一", "水", "（一）", WATER)
            .add("二", "三、", "")
            .under("二", "梯", "（一）", LIFT)
            .under("二", "犬", "（二）", DOGS)
            .under("二", "集", "（三）", MARKET)
            .done();
    assertAnchor(anchor(from, to, "一"), Fate.RENUMBERED, "一");
    assertAnchor(anchor(from, to, "二"), Fate.RENUMBERED, "二");
  }

  @Test
  void labelsAloneInAnotherOrderAreMoved() {
    List<AnchorClause> from =
        new Drafting()
            .add("一", "一、", "")
            .under("一", "水", "（一）", WATER)
            .under("一", "树", "（二）", TREES)
            .add("二", "二、", "")
            .under("二", "梯", "（一）", LIFT)
            .under("二", "犬", "（二）", DOGS)
            .done();
    List<AnchorClause> to =
        new Drafting()
            .add("二", "一、", "")
            .under("二", "梯", "（一）", LIFT)
            .under("二", "集", "（二）", MARKET)
            .under("二", "犬", "（三）", DOGS)
            .add("一", "二、", "")
            .under("一", "水", "（一）", WATER)
            .under("一", "新", "（二）", "学校应当公布校车路线和到站时间。")
            .under("一", "树", "（三）", TREES)
            .done();
    assertEquals(List.of(id("一")), anchor(from, to, "一").targets());
    assertEquals(List.of(id("二")), anchor(from, to, "二").targets());
    assertTrue(anchor(from, to, "一").moved() || anchor(from, to, "二").moved());
  }

  @Test
  void emptyVersionsAreAllowed() {
    assertEquals(List.of(), Anchors.between(List.of(), five().done()));
    assertAnchor(anchor(five().done(), List.of(), "水"), Fate.REMOVED);
  }

  @Test
  void aMalformedVersionIsRefused() {
    AnchorClause orphan = new AnchorClause(id("子"), id("父"), ClauseKind.PARAGRAPH, null, "没有上级的段落");
    assertThrows(IllegalArgumentException.class, () -> Anchors.between(List.of(orphan), List.of()));
    List<AnchorClause> twice = new Drafting().add("甲", null, WATER).add("甲", null, LIFT).done();
    assertThrows(IllegalArgumentException.class, () -> Anchors.between(twice, List.of()));
  }

  @Test
  void theSameInputGivesTheSameOutput() {
    Redraft first = Redrafts.of(9);
    Redraft second = Redrafts.of(9);
    assertEquals(Anchors.between(first.from, first.to), Anchors.between(second.from, second.to));
  }
}
