package org.gongkai.content.check;

import java.util.Objects;
import org.gongkai.screening.Masking;
import org.gongkai.screening.PersonalData;
import org.jspecify.annotations.Nullable;

/**
 * Something that the check found.
 *
 * @param field where: {@code title}, {@code body}, {@code attachments[0]} and the like
 * @param excerpt the place with a little around it, personal data masked; at most 200 characters
 * @param advice what to do, in Chinese; at most 300 characters
 * @param channelId the channel that does not take it; null for everything else
 */
public record CheckFinding(
    FindingKind kind, String field, String excerpt, String advice, @Nullable String channelId) {

  private static final int LONGEST_EXCERPT = 200;
  private static final int LONGEST_ADVICE = 300;

  /** Cuts what is too long. */
  public CheckFinding {
    excerpt = cut(excerpt, LONGEST_EXCERPT);
    advice = cut(advice, LONGEST_ADVICE);
  }

  /** A finding that has to do with no channel. */
  public static CheckFinding of(FindingKind kind, String field, String excerpt, String advice) {
    return new CheckFinding(kind, field, excerpt, advice, null);
  }

  /** A finding whose excerpt is a whole text, for example an address. */
  public static CheckFinding masked(FindingKind kind, String field, String text, String advice) {
    return of(kind, field, Masking.mask(text, PersonalData.find(text)), advice);
  }

  /** The same finding, which tells that it is the last one shown. */
  CheckFinding asLast() {
    return new CheckFinding(kind, field, excerpt, advice + "（其后还有未列出的检查结果，请修改后重新检查。）", channelId);
  }

  /** Whether another finding, of an earlier check of the same text, is the same. */
  public boolean isSame(
      FindingKind otherKind,
      String otherField,
      String otherExcerpt,
      @Nullable String otherChannel) {
    return kind == otherKind
        && field.equals(otherField)
        && excerpt.equals(otherExcerpt)
        && Objects.equals(channelId, otherChannel);
  }

  private static String cut(String text, int length) {
    if (text.length() <= length) {
      return text;
    }
    int end = length - 1;
    return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + '…';
  }
}
