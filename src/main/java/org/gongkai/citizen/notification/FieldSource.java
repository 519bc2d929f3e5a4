package org.gongkai.citizen.notification;

import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.gongkai.platform.time.Times;

/** Where the value of a template's field comes from. */
enum FieldSource {
  /** Title of the consultation, or of the message. */
  TITLE,
  /** What it tells, in at most five Chinese characters. */
  OUTCOME,
  /** When it was told, in China. */
  TIME,
  /** A fixed friendly text. */
  REMARK,
  /** The comment's receipt; only answers have one. */
  RECEIPT;

  // Without a zone's name; the platform reads a 24-hour clock after a Chinese date.
  private static final String TIME_PATTERN = "yyyy年M月d日 HH:mm";
  private static final String FRIENDLY = "感谢您的参与，点击查看详情。";

  /** The name in the configuration. */
  String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Its value in a message; empty when there is none. */
  String of(Matter matter) {
    return switch (this) {
      case TITLE -> matter.title();
      case OUTCOME -> matter.outcome().chinese();
      case TIME ->
          DateTimeFormatter.ofPattern(TIME_PATTERN, Locale.ROOT)
              .withZone(Times.SHANGHAI)
              .format(matter.at());
      case REMARK -> FRIENDLY;
      case RECEIPT -> matter.receipt();
    };
  }
}
