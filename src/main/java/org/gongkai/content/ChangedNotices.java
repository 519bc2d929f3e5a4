package org.gongkai.content;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.gongkai.content.NoticeRepository.Shown;
import org.jspecify.annotations.Nullable;

/** Parts changed contents into those that readers see and those that they see no more. */
final class ChangedNotices {

  private ChangedNotices() {}

  static NoticeList of(
      List<Shown> changed,
      NoticeFilter filter,
      Instant now,
      @Nullable String nextCursor,
      String nextSince) {
    List<NoticeItem> items = new ArrayList<>();
    List<NoticeTombstone> removed = new ArrayList<>();
    for (Shown shown : changed) {
      Departure departure = departure(shown.content(), filter, now);
      if (departure == null) {
        items.add(shown.item());
      } else {
        removed.add(NoticeTombstone.of(shown.content(), departure));
      }
    }
    return new NoticeList(List.copyOf(items), List.copyOf(removed), nextCursor, nextSince);
  }

  private static @Nullable Departure departure(
      ContentEntity content, NoticeFilter filter, Instant now) {
    Departure departure = Departure.of(content, now);
    if (departure != null || filter.column() == null || filter.column().equals(content.column)) {
      return departure;
    }
    return Departure.moved(content);
  }
}
