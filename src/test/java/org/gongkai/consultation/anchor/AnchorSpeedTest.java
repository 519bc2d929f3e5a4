package org.gongkai.consultation.anchor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.gongkai.consultation.draft.ClauseKind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The limit is far above what is needed, so that only a wrong order of growth breaks it. */
class AnchorSpeedTest {

  private static final int CLAUSES = 5000;
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private static List<AnchorClause> flat(long version, List<String> texts) {
    return IntStream.range(0, texts.size())
        .mapToObj(k -> clause(version, k, null, texts.get(k)))
        .toList();
  }

  private static AnchorClause clause(long version, int number, @Nullable UUID parent, String text) {
    String label = "第" + (number + 1) + "条";
    return new AnchorClause(new UUID(version, number), parent, ClauseKind.ARTICLE, label, text);
  }

  private static void compare(List<AnchorClause> from, List<AnchorClause> to) {
    List<Anchor> anchors =
        assertTimeoutPreemptively(
            LIMIT,
            () -> {
              List<Anchor> found = Anchors.between(from, to);
              int shown = DraftDiff.between(from, to, found, false).size();
              assertTrue(shown <= from.size() + to.size());
              return found;
            });
    assertEquals(from.size(), anchors.size());
  }

  private static List<String> texts(int count, IntFunction<String> text) {
    return IntStream.range(0, count).mapToObj(text).toList();
  }

  private static List<String> clauses(Phrases phrases) {
    return texts(CLAUSES, k -> phrases.clause());
  }

  @Test
  void aLongDraftWithManyChanges() {
    Phrases phrases = new Phrases(new Random(1));
    Random random = new Random(2);
    List<String> old = clauses(phrases);
    List<String> now = new ArrayList<>();
    for (String text : old) {
      int what = random.nextInt(10);
      if (what == 0) {
        now.add(phrases.clause());
      } else if (what < 5) {
        now.add(phrases.edited(text, 0.2));
      } else if (what < 9) {
        now.add(text);
      }
    }
    compare(flat(1, old), flat(2, now));
  }

  @Test
  void aDraftWhollyRewrittenOrShuffled() {
    Phrases phrases = new Phrases(new Random(3));
    List<String> old = clauses(phrases);
    compare(flat(1, old), flat(2, clauses(phrases)));
    List<String> shuffled = new ArrayList<>(old);
    Collections.shuffle(shuffled, new Random(4));
    compare(flat(1, old), flat(2, shuffled));
  }

  @Test
  void identicalAndNearlyIdenticalParagraphs() {
    String text = "泊位由运营单位负责，收费标准应当公示，逾期视为放弃。";
    compare(
        flat(1, Collections.nCopies(CLAUSES, text)),
        flat(2, Collections.nCopies(CLAUSES - 1, text)));
    compare(
        flat(1, texts(CLAUSES, k -> "第" + k + "号" + text)),
        flat(2, texts(CLAUSES, k -> "第" + k + "号" + text.replace("应当", "应予"))));
    compare(
        flat(1, texts(CLAUSES, k -> text + (char) ('一' + k))),
        flat(2, texts(CLAUSES, k -> text + (char) ('一' + CLAUSES + k))));
  }

  @Test
  void oneHugeParagraph() {
    Phrases phrases = new Phrases(new Random(5));
    StringBuilder text = new StringBuilder();
    while (text.length() < 500_000) {
      text.append(phrases.sentence());
    }
    String huge = text.toString();
    List<String> old = new ArrayList<>(clauses(phrases));
    List<String> now = texts(CLAUSES, k -> phrases.edited(old.get(k), 0.15));
    old.add(huge);
    List<String> longer = new ArrayList<>(now);
    longer.add(phrases.edited(huge, 0.01));
    compare(flat(1, old), flat(2, longer));
    compare(flat(1, List.of(huge)), flat(2, now));
    compare(flat(1, List.of("的".repeat(500_000))), flat(2, List.of("的".repeat(499_000) + "了")));
  }

  @Test
  void clausesInADeepChain() {
    List<AnchorClause> old = chain(1, "第%d层的规定由云溪县人民政府公布。");
    List<AnchorClause> now = chain(2, "第%d层的规定由云溪县人民政府发布。");
    compare(old, now);
    compare(old, chain(3, ""));
  }

  private static List<AnchorClause> chain(long version, String pattern) {
    List<AnchorClause> clauses = new ArrayList<>();
    UUID parent = null;
    for (int k = 0; k < CLAUSES; k++) {
      clauses.add(clause(version, k, parent, pattern.replace("%d", Integer.toString(k))));
      parent = clauses.get(k).id();
    }
    return clauses;
  }
}
