package org.gongkai.content.views;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ViewCounterTest {

  private final ViewCounter counter = new ViewCounter();

  @Test
  void givesEachReadOnce() {
    UUID id = UUID.randomUUID();
    counter.count(id);
    counter.count(id);
    assertThat(counter.take()).isEqualTo(Map.of(id, 2L));
    assertThat(counter.take()).isEmpty();
  }

  @Test
  void losesNoReadThatComesWhileItIsTaken() {
    UUID id = UUID.randomUUID();
    AtomicLong taken = new AtomicLong();
    IntStream.range(0, 20_000)
        .parallel()
        .forEach(
            i -> {
              counter.count(id);
              if (i % 10 == 0) {
                taken.addAndGet(counter.take().getOrDefault(id, 0L));
              }
            });
    taken.addAndGet(counter.take().getOrDefault(id, 0L));
    assertThat(taken.get()).isEqualTo(20_000);
  }

  @Test
  void remembersABoundedNumberOfNotices() {
    UUID first = UUID.randomUUID();
    counter.count(first);
    for (int i = 0; i < ViewCounter.MOST + 10; i++) {
      counter.count(UUID.randomUUID());
    }
    counter.count(first);
    Map<UUID, Long> taken = counter.take();
    assertThat(taken).hasSize(ViewCounter.MOST).containsEntry(first, 2L);
  }
}
