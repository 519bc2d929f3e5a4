package org.gongkai.platform.id;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class IdGeneratorTest {

  private static final Instant NOW = Instant.parse("2026-03-01T00:00:00.123Z");

  @Test
  void marksItselfAsVersion7() {
    IdGenerator ids = new IdGenerator(InstantSource.fixed(NOW));
    for (int i = 0; i < 1000; i++) {
      UUID id = ids.next();
      assertThat(id.version()).isEqualTo(7);
      assertThat(id.variant()).isEqualTo(2);
    }
  }

  @Test
  void beginsWithTheMillisecondsOfItsClock() {
    UUID id = new IdGenerator(InstantSource.fixed(NOW.plusNanos(999_999))).next();
    assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(NOW.toEpochMilli());
  }

  @Test
  void makesNoIdentifierTwiceInOneMillisecond() {
    IdGenerator ids = new IdGenerator(InstantSource.fixed(NOW));
    Set<UUID> seen = new HashSet<>();
    for (int i = 0; i < 10_000; i++) {
      assertThat(seen.add(ids.next())).isTrue();
    }
  }

  @Test
  void sortsAsTextByTheTimeItWasMade() {
    long[] millis = {NOW.toEpochMilli()};
    IdGenerator ids = new IdGenerator(() -> Instant.ofEpochMilli(millis[0]));
    String last = ids.next().toString();
    for (int i = 0; i < 1000; i++) {
      millis[0] += 1 + i % 7;
      String next = ids.next().toString();
      assertThat(next).isGreaterThan(last);
      last = next;
    }
  }

  @Test
  void leavesNoRandomBitUnused() {
    IdGenerator ids = new IdGenerator(InstantSource.fixed(NOW));
    UUID first = ids.next();
    long high = 0;
    long low = 0;
    for (int i = 0; i < 1000; i++) {
      UUID id = ids.next();
      high |= id.getMostSignificantBits() ^ first.getMostSignificantBits();
      low |= id.getLeastSignificantBits() ^ first.getLeastSignificantBits();
    }
    assertThat(high).isEqualTo(0xFFFL);
    assertThat(low).isEqualTo(0x3FFF_FFFF_FFFF_FFFFL);
  }
}
