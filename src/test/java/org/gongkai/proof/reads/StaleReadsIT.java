package org.gongkai.proof.reads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

/**
 * Two instances, random writes and reads through either, and a Redis that freezes, loses a
 * subscriber, dies, comes back with what it held before, and fills with garbage: no read is older
 * than the bound, none crosses an instant, none fails. Twenty seconds in the ordinary build; as
 * many as {@code gongkai.proof.reads-seconds} says otherwise.
 */
class StaleReadsIT {

  private static final Logger LOG = Logger.getLogger(StaleReadsIT.class);

  /** As docs/operations.md states it. */
  private static final Duration BOUND = Duration.ofSeconds(1);

  private static final int SHOWN_WRONG = 5;

  @Test
  void noReadIsOlderThanTheBoundAndNoneCrossesAnInstant() throws Exception {
    assumeFalse(Boolean.getBoolean("gongkai.package.with-sandbox"), "runs the production build");
    Duration length = Duration.ofSeconds(Integer.getInteger("gongkai.proof.reads-seconds", 20));
    try (ReadsRun run = ReadsRun.start(Long.getLong("gongkai.proof.seed", 20260301L))) {
      ReadsRun.Outcome outcome = run.run(length, BOUND);
      Verdicts verdicts = outcome.verdicts();
      LOG.infof("readings by kind %s, commits %s", verdicts.readings(), verdicts.commits());
      LOG.info(verdicts.ages());
      LOG.infof("planned publications late by %s ms", outcome.lateness());
      LOG.infof("Redis: %s", outcome.faults());
      few("wrong readings", verdicts.wrong());
      few("errors", outcome.errors());
      assertThat(verdicts.commits().keySet())
          .containsExactly("consultation", "feed", "notice", "stage", "verdict");
      assertThat(verdicts.commits().values()).allMatch(number -> number >= 5);
      assertThat(verdicts.readings().values()).allMatch(number -> number >= 100);
    }
  }

  /** Shows a few; all of them are in a file of the build. */
  private static void few(String what, List<String> all) throws IOException {
    Path target = Path.of(System.getProperty("gongkai.basedir", "."), "target");
    Files.write(target.resolve("stale-reads-" + what.replace(' ', '-') + ".txt"), all);
    assertThat(all.stream().limit(SHOWN_WRONG)).as("some of %d %s", all.size(), what).isEmpty();
  }
}
