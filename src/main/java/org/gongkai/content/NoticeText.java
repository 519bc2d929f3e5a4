package org.gongkai.content;

import java.util.Objects;
import java.util.StringJoiner;
import org.gongkai.platform.time.Times;

/**
 * A notice as plain text: its title, who published it and when, and its text, one below the other.
 */
final class NoticeText {

  private NoticeText() {}

  static String of(NoticeRepository.Shown shown) {
    ContentVersionEntity version = shown.version();
    StringJoiner text = new StringJoiner("\n", "", "\n").add(version.title);
    if (version.documentNumber != null) {
      text.add(version.documentNumber);
    }
    return text.add(version.unit)
        .add(Times.today(Objects.requireNonNull(shown.content().publishedAt)).toString())
        .add("")
        .add(PlainText.of(version.body))
        .toString();
  }
}
