package org.gongkai.platform.limit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.Map;

/** How often one may call; {@code docs/limits.md} gives the reasons of the numbers. */
@ConfigMapping(prefix = "gongkai.limits")
public interface LimitsConfig {

  /** Whether calls are counted at all; off where load is measured from one address. */
  @WithDefault("true")
  boolean enabled();

  /** How long a call waits for Redis before this instance counts alone. */
  @WithDefault("100ms")
  Duration timeout();

  /** Most requests under way in this instance; more are refused with 503. */
  @WithDefault("2000")
  @Min(1)
  int inFlight();

  /** Most fields of a request's head; more are refused with 431. */
  @WithDefault("100")
  @Min(20)
  int headers();

  /**
   * The time in which a request's body must have come, whole; a photo over a slow line takes some
   * minutes.
   */
  @WithDefault("5m")
  Duration bodyWithin();

  /** For each address; a class that is not named is not limited. */
  Map<OperationClass, Rate> address();

  /** For each person who is signed in; a class that is not named is not limited. */
  Map<OperationClass, Rate> person();

  /** So many calls in so long, all at once or spread. */
  interface Rate {

    /** Calls of the class. */
    @Min(1)
    @Max(1_000_000)
    int count();

    /** The time in which the whole count comes back. */
    Duration per();
  }
}
