package org.gongkai.comment.offline;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gongkai.comment.RespondentType;
import org.jspecify.annotations.Nullable;

/** Reads the words that clerks write in a table; null for what it does not know. */
final class BulkWords {

  private static final Map<String, OfflineSource> SOURCES =
      Map.ofEntries(
          Map.entry("来信", OfflineSource.LETTER),
          Map.entry("信函", OfflineSource.LETTER),
          Map.entry("信件", OfflineSource.LETTER),
          Map.entry("传真", OfflineSource.FAX),
          Map.entry("电子邮件", OfflineSource.EMAIL),
          Map.entry("邮件", OfflineSource.EMAIL),
          Map.entry("来电", OfflineSource.PHONE),
          Map.entry("电话", OfflineSource.PHONE),
          Map.entry("听证会", OfflineSource.HEARING),
          Map.entry("听证", OfflineSource.HEARING),
          Map.entry("座谈会", OfflineSource.SYMPOSIUM),
          Map.entry("座谈", OfflineSource.SYMPOSIUM),
          Map.entry("来访", OfflineSource.VISIT),
          Map.entry("走访", OfflineSource.VISIT),
          Map.entry("问卷调查", OfflineSource.SURVEY),
          Map.entry("问卷", OfflineSource.SURVEY));

  private static final Map<String, RespondentType> TYPES =
      Map.of(
          "个人", RespondentType.PERSON,
          "公民", RespondentType.PERSON,
          "企业", RespondentType.ENTERPRISE,
          "行业协会", RespondentType.ASSOCIATION,
          "协会", RespondentType.ASSOCIATION,
          "商会", RespondentType.ASSOCIATION,
          "社会组织", RespondentType.ASSOCIATION,
          "律师", RespondentType.LAWYER,
          "其他", RespondentType.OTHER);

  private static final Map<String, Boolean> CONSENTS =
      Map.of(
          "是", true, "同意", true, "true", true, "yes", true, "否", false, "不同意", false, "false",
          false, "no", false);

  private static final Pattern DAY =
      Pattern.compile("([0-9]{4})[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})日?(?:T00:00:00)?");

  private BulkWords() {}

  static @Nullable OfflineSource source(String cell) {
    OfflineSource known = SOURCES.get(cell);
    return known == null ? constant(OfflineSource.values(), cell) : known;
  }

  static @Nullable RespondentType type(String cell) {
    RespondentType known = TYPES.get(cell);
    return known == null ? constant(RespondentType.values(), cell) : known;
  }

  static @Nullable Boolean consent(String cell) {
    return CONSENTS.get(cell.toLowerCase(Locale.ROOT));
  }

  /** A day such as 2026-03-01, 2026/3/1 or 2026年3月1日. */
  static @Nullable LocalDate day(String cell) {
    Matcher parts = DAY.matcher(cell);
    if (!parts.matches()) {
      return null;
    }
    try {
      return LocalDate.of(
          Integer.parseInt(parts.group(1)),
          Integer.parseInt(parts.group(2)),
          Integer.parseInt(parts.group(3)));
    } catch (DateTimeException noSuchDay) {
      return null;
    }
  }

  private static <E extends Enum<E>> @Nullable E constant(E[] constants, String cell) {
    for (E constant : constants) {
      if (constant.name().equalsIgnoreCase(cell)) {
        return constant;
      }
    }
    return null;
  }
}
