package org.gongkai.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PageTest {

  @Test
  void isLastWithoutRows() {
    assertThat(page(List.of(), 3)).isEqualTo(new Page<>(List.of(), null));
  }

  @Test
  void isLastWhenTheRowsJustFill() {
    assertThat(page(List.of(1, 2, 3), 3)).isEqualTo(new Page<>(List.of(1, 2, 3), null));
  }

  @Test
  void pointsBehindItsLastItemWhenThereAreMore() {
    assertThat(page(List.of(1, 2, 3, 4), 3)).isEqualTo(new Page<>(List.of(1, 2, 3), "after 3"));
  }

  @Test
  void holdsOneItem() {
    assertThat(page(List.of(1, 2), 1)).isEqualTo(new Page<>(List.of(1), "after 1"));
  }

  @Test
  void walksThroughAllRowsOnce() {
    List<Integer> all = List.of(1, 2, 3, 4, 5, 6, 7);
    List<Integer> seen = new ArrayList<>();
    Page<Integer> page;
    do {
      List<Integer> left = all.subList(seen.size(), all.size());
      page = page(left.subList(0, Math.min(left.size(), 4)), 3);
      seen.addAll(page.items());
    } while (page.nextCursor() != null);
    assertThat(seen).isEqualTo(all);
  }

  @Test
  void keepsItsCursorWhenItsItemsAreMapped() {
    assertThat(page(List.of(1, 2), 1).map(item -> "item " + item))
        .isEqualTo(new Page<>(List.of("item 1"), "after 1"));
  }

  @Test
  void cannotBeChangedThroughTheRowsItWasCutFrom() {
    List<Integer> rows = new ArrayList<>(List.of(1, 2, 3));
    Page<Integer> page = page(rows, 2);
    rows.clear();
    assertThat(page.items()).containsExactly(1, 2);
    assertThatThrownBy(() -> page.items().add(4)).isInstanceOf(UnsupportedOperationException.class);
  }

  private static Page<Integer> page(List<Integer> rows, int limit) {
    return Page.of(rows, limit, row -> "after " + row);
  }
}
