package org.gongkai.platform.id;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.UUID;

/**
 * Makes identifiers that sort by the time they were made: UUID version 7 (RFC 9562, section 5.7),
 * 48 bits of Unix milliseconds followed by 74 random bits. Clients see them as opaque strings.
 */
@ApplicationScoped
public class IdGenerator {

  private static final long VERSION_7 = 0x7000L;
  private static final long VARIANT = 0x8000_0000_0000_0000L;

  private final InstantSource clock;
  // An instance field: a static generator would be frozen into a native image with its seed.
  private final SecureRandom random = new SecureRandom();

  public IdGenerator(InstantSource clock) {
    this.clock = clock;
  }

  /** A new identifier, greater than those made in earlier milliseconds. */
  public UUID next() {
    long millis = clock.millis();
    long high = (millis << 16) | VERSION_7 | (random.nextInt() & 0xFFFL);
    long low = VARIANT | (random.nextLong() >>> 2);
    return new UUID(high, low);
  }
}
