package org.gongkai.comment.offline;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.gongkai.consultation.EntryLeave;

/** What the days of an entry must be, and whether it is late. Days are those of China. */
final class EntryPolicy {

  private EntryPolicy() {}

  /** Everything that is wrong with the days of an entry; none when it can be stored. */
  static List<EntryFault.Found> faults(OfflineEntry entry, EntryLeave leave) {
    List<EntryFault.Found> found = new ArrayList<>();
    LocalDate received = entry.receivedOn();
    if (received.isAfter(leave.today())) {
      found.add(EntryFault.RECEIVED_IN_FUTURE.in("receivedOn"));
    }
    if (received.isBefore(leave.firstDay())) {
      found.add(EntryFault.RECEIVED_BEFORE_OPENING.in("receivedOn", leave.firstDay()));
    }
    addPostmark(entry, found);
    return found;
  }

  private static void addPostmark(OfflineEntry entry, List<EntryFault.Found> found) {
    LocalDate postmarked = entry.postmarkedOn();
    if (postmarked == null) {
      return;
    }
    if (entry.source() != OfflineSource.LETTER) {
      found.add(EntryFault.POSTMARK_NOT_OF_A_LETTER.in("postmarkedOn"));
    } else if (postmarked.isAfter(entry.receivedOn())) {
      found.add(EntryFault.POSTMARK_AFTER_RECEIPT.in("postmarkedOn"));
    } else if (postmarked.isBefore(entry.receivedOn().minusYears(1))) {
      found.add(EntryFault.POSTMARK_TOO_EARLY.in("postmarkedOn"));
    }
  }

  /**
   * Whether it came in outside of every window, as {@link EntryLeave#isLate} has it. A letter
   * counts by its postmark (以邮戳为准), where it has one; all else by the day of receipt.
   */
  static boolean isLate(OfflineEntry entry, EntryLeave leave) {
    LocalDate postmarked = entry.postmarkedOn();
    LocalDate decisive = postmarked == null ? entry.receivedOn() : postmarked;
    return leave.isLate(decisive);
  }
}
