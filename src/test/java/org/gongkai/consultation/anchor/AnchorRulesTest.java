package org.gongkai.consultation.anchor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnchorRulesTest {

  @ParameterizedTest
  @CsvSource({
    "SAME,1,1",
    "EDITED,1,1",
    "MOVED,1,1",
    "RENUMBERED,1,1",
    "MERGED,1,1",
    "SPLIT,2,3",
    "REMOVED,0,0",
    "ORPHANED,0,0"
  })
  void sayHowManyTargetsGoWithAFate(Fate fate, int least, int most) {
    for (int targets = 0; targets <= 3; targets++) {
      assertEquals(targets >= least && targets <= most, AnchorRules.check(fate, targets));
    }
  }

  @ParameterizedTest
  @CsvSource({"SAME", "EDITED", "MOVED", "RENUMBERED", "MERGED", "SPLIT"})
  void holdForEveryAnchor(Fate fate) {
    Evidence evidence = new Evidence(Basis.UNDECIDED, false, 0);
    assertThrows(
        IllegalArgumentException.class,
        () -> new Anchor(Drafting.id("甲"), fate, List.of(), 0, false, false, evidence));
  }
}
