package org.gongkai.comment;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.problem.ProblemType;

/** How often one person may comment. */
@ApplicationScoped
class IntakeLimits {

  private final IntakeConfig config;

  IntakeLimits(IntakeConfig config) {
    this.config = config;
  }

  /**
   * Lets a citizen make a further comment.
   *
   * @param standing before it; the citizen's other submissions wait
   * @param at when it came in, on the database's clock
   * @throws ProblemException {@link ProblemType#COMMENT_REPEATED} with the receipt, {@link
   *     ProblemType#COMMENT_LIMIT_REACHED} or {@link ProblemType#DAILY_LIMIT_REACHED}
   */
  void require(CitizenStanding standing, Instant at) {
    if (standing.repeated() != null) {
      throw new ProblemException(ProblemType.COMMENT_REPEATED)
          .with("receipt", Receipts.format(standing.repeated()));
    }
    if (standing.there() >= config.perConsultation()) {
      throw new ProblemException(ProblemType.COMMENT_LIMIT_REACHED, config.perConsultation());
    }
    if (standing.today() >= config.perDay()) {
      throw new ProblemException(ProblemType.DAILY_LIMIT_REACHED, config.perDay())
          .withHeader("Retry-After", Long.toString(secondsUntil(standing.tomorrow(), at)));
    }
  }

  /** Rounded up: who comes back then is not refused again. */
  private static long secondsUntil(Instant tomorrow, Instant at) {
    return Duration.between(at, tomorrow).plusMillis(999).toSeconds();
  }
}
