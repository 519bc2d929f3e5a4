package org.gongkai.proof.kill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

/**
 * Nothing is posted twice and nothing is lost, however often the application is killed on the way.
 * A few kills in the ordinary build; as many as {@code gongkai.proof.kills} says otherwise.
 */
class DeliveryKillIT {

  private static final Logger LOG = Logger.getLogger(DeliveryKillIT.class);

  @Test
  void deliversOnceWhateverIsKilled() throws Exception {
    assumeFalse(Boolean.getBoolean("gongkai.package.with-sandbox"), "kills the production build");
    int kills = Integer.getInteger("gongkai.proof.kills", 4);
    try (KillRun run = new KillRun(Long.getLong("gongkai.proof.seed", 20260301L))) {
      run.run(kills);
      run.judge();
      assertThat(run.kills()).isEqualTo(kills);
      LOG.infof(
          "%d kills, %d deliveries, %d of them wait for a person",
          run.kills(), run.deliveries(), run.forPeople());
    }
  }
}
