package org.gongkai.comment.similarity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Proposals against the truth of invented consultations, and against what is documented. */
class CampaignCorpusTest {

  private static final double LEAST_PRECISION = 0.99;
  private static final double LEAST_RECALL = 0.90;
  private static final double LEAST_RECALL_OF_ONE = 0.80;

  private static Scores scores(int firstSeed, int lastSeed) {
    Scores scores = new Scores();
    for (int seed = firstSeed; seed <= lastSeed; seed++) {
      CommentCorpus corpus = new CommentCorpus(seed);
      assertEquals(CommentCorpus.SIZE, corpus.comments.size());
      scores.add(corpus, SimilarComments.propose(corpus.comments, List.of(), List.of()));
    }
    return scores;
  }

  private static String table(Scores tuned, Scores unseen) {
    List<String> lines = new ArrayList<>();
    for (CorpusFiles.Campaign campaign : CorpusFiles.campaigns()) {
      lines.add(
          String.format(
              "| %s | %d | %s | %s |",
              campaign.name(),
              campaign.size(),
              tuned.line(campaign.name()),
              unseen.line(campaign.name())));
    }
    lines.add("");
    lines.add("- Seeds 1 to 10: " + tuned.summary() + ".");
    lines.add("- Seeds 201 to 210: " + unseen.summary() + ".");
    return String.join("\n", lines);
  }

  private static void check(Scores scores) {
    assertTrue(scores.precision() >= LEAST_PRECISION, scores::summary);
    assertTrue(scores.recall() >= LEAST_RECALL, scores::summary);
    assertEquals(0, scores.opposites, () -> "opposites together: " + scores.complaints);
    assertEquals(0, scores.mixedShortTexts, () -> "short texts together: " + scores.complaints);
    scores.campaigns.forEach(
        (name, count) ->
            assertTrue(count.recall() >= LEAST_RECALL_OF_ONE, () -> name + count.recall()));
  }

  @Test
  void findsCampaignsAsDocumented() throws IOException {
    Scores tuned = scores(1, 10);
    Scores unseen = scores(201, 210);
    String table = table(tuned, unseen);
    Files.createDirectories(Path.of("target"));
    Files.writeString(Path.of("target", "grouping.txt"), table);
    check(tuned);
    check(unseen);
    String documented = Files.readString(Path.of("docs", "grouping.md"));
    assertTrue(documented.contains(table), () -> "docs/grouping.md should say\n" + table);
  }
}
