package org.gongkai.consultation.anchor;

import static org.gongkai.consultation.anchor.Drafting.id;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class IdentitiesTest {

  private static Anchor anchor(String clause, Fate fate, String... targets) {
    List<UUID> ids = Arrays.stream(targets).map(Drafting::id).toList();
    Evidence evidence = new Evidence(Basis.SIMILAR, false, 0);
    return new Anchor(id(clause), fate, ids, 0.5, false, false, evidence);
  }

  @Test
  void goOnInTheOnlyTarget() {
    Map<UUID, UUID> inherited =
        Identities.inherited(
            List.of(
                anchor("甲", Fate.SAME, "一"),
                anchor("乙", Fate.EDITED, "二"),
                anchor("丙", Fate.MOVED, "三"),
                anchor("丁", Fate.RENUMBERED, "四"),
                anchor("戊", Fate.REMOVED),
                anchor("己", Fate.ORPHANED)));
    assertEquals(
        Map.of(id("一"), id("甲"), id("二"), id("乙"), id("三"), id("丙"), id("四"), id("丁")), inherited);
  }

  @Test
  void endInPartsAndWholes() {
    Map<UUID, UUID> inherited =
        Identities.inherited(
            List.of(
                anchor("甲", Fate.SPLIT, "一", "二"),
                anchor("乙", Fate.MERGED, "三"),
                anchor("丙", Fate.MERGED, "三"),
                anchor("丁", Fate.MERGED, "四")));
    assertEquals(Map.of(), inherited);
  }

  @Test
  void endWhereACorrectionMakesTwoClaims() {
    Map<UUID, UUID> inherited =
        Identities.inherited(
            List.of(
                anchor("甲", Fate.EDITED, "一"),
                anchor("乙", Fate.MERGED, "一"),
                anchor("丙", Fate.SAME, "二"),
                anchor("丁", Fate.SAME, "二"),
                anchor("戊", Fate.SAME, "三")));
    assertEquals(Map.of(id("三"), id("戊")), inherited);
  }
}
