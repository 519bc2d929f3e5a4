package org.gongkai.platform.table;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.gongkai.platform.table.Rows.Row;
import org.gongkai.platform.table.TableStream.Pages;
import org.junit.jupiter.api.Test;

class TableStreamTest {

  private final AtomicInteger asked = new AtomicInteger();
  private final TableWriter<Row> writer = new TableWriter<>(TableFormat.CSV, Rows.COLUMNS);

  @Test
  void readsAPageWhenTheReceiverWantsMore() {
    AssertSubscriber<byte[]> receiver = stream(pages(100)).subscribe().withSubscriber(subscriber());
    assertEquals(0, asked.get());
    receiver.request(1).assertNotTerminated();
    assertEquals(1, receiver.getItems().size());
    int first = asked.get();
    assertThat(first).isLessThanOrEqualTo(1);
    for (int i = 1; i <= 10; i++) {
      receiver.request(1).assertNotTerminated();
      assertEquals(i + 1, receiver.getItems().size());
      assertThat(asked.get()).isBetween(i, i + 1);
    }
    receiver.cancel();
    assertThat(asked.get()).isLessThanOrEqualTo(11);
  }

  @Test
  void givesTheWholeTableAndThenCompletes() {
    AssertSubscriber<byte[]> receiver = stream(pages(3)).subscribe().withSubscriber(subscriber());
    receiver.request(Long.MAX_VALUE).assertCompleted();
    StringBuilder file = new StringBuilder();
    receiver.getItems().forEach(piece -> file.append(new String(piece, UTF_8)));
    assertThat(file.toString().split("\r\n")).hasSize(4);
    assertThat(receiver.getItems()).allMatch(piece -> piece.length > 0);
    assertEquals(3, writer.summary().rows());
    assertThrows(IllegalStateException.class, () -> writer.rows(List.of()));
  }

  @Test
  void writesATableWithoutRows() {
    AssertSubscriber<byte[]> receiver = stream(pages(0)).subscribe().withSubscriber(subscriber());
    receiver.request(5).assertCompleted();
    assertEquals(1, receiver.getItems().size());
    assertEquals(0, writer.summary().rows());
  }

  @Test
  void failsWithItsSourceAndClosesTheWriter() {
    Pages<Row> broken = () -> Uni.createFrom().failure(new IllegalArgumentException("连接断开"));
    AssertSubscriber<byte[]> receiver = stream(broken).subscribe().withSubscriber(subscriber());
    receiver.request(5).assertFailedWith(IllegalArgumentException.class, "连接断开");
    assertThrows(IllegalStateException.class, writer::summary);
    assertThrows(IllegalStateException.class, writer::end);
  }

  @Test
  void closesTheWriterWhenTheReceiverGoesAway() {
    AssertSubscriber<byte[]> receiver = stream(pages(9)).subscribe().withSubscriber(subscriber());
    receiver.request(2).cancel();
    assertThrows(IllegalStateException.class, () -> writer.rows(List.of()));
    assertThrows(IllegalStateException.class, writer::summary);
  }

  private Multi<byte[]> stream(Pages<Row> pages) {
    return TableStream.of(pages, writer, TableStreamTest::here);
  }

  private Pages<Row> pages(int count) {
    return () -> {
      int page = asked.incrementAndGet();
      return Uni.createFrom().item(page > count ? List.of() : List.of(Rows.row("第" + page)));
    };
  }

  private static Uni<byte[]> here(Supplier<byte[]> work) {
    return Uni.createFrom().item(work);
  }

  private static AssertSubscriber<byte[]> subscriber() {
    return AssertSubscriber.create(0);
  }
}
