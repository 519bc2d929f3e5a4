package org.gongkai.content.check;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gongkai.screening.Finding;
import org.gongkai.screening.PersonalData;
import org.gongkai.screening.PersonalDataKind;
import org.gongkai.screening.WordHit;
import org.gongkai.screening.WordList;

/**
 * Finds what words alone tell: sensitive words, personal data, common mistakes. Immutable; the work
 * grows with the length of the texts and no faster.
 */
public final class TextCheck {

  /** Most findings of a version. */
  public static final int MAX_FINDINGS = 200;

  private final WordList words;
  private final MistakeList mistakes;

  /** Checks with these lists. */
  public TextCheck(WordList words, MistakeList mistakes) {
    this.words = words;
    this.mistakes = mistakes;
  }

  /**
   * Findings in some texts, each once, at most one more than {@link #MAX_FINDINGS}.
   *
   * @param texts texts by their field, in the order of the findings
   */
  public List<CheckFinding> find(Map<String, String> texts) {
    Set<CheckFinding> found = new LinkedHashSet<>();
    texts.forEach(
        (field, text) -> {
          if (found.size() <= MAX_FINDINGS) {
            found.addAll(find(field, text));
          }
        });
    return found.stream().limit(MAX_FINDINGS + 1).toList();
  }

  private List<CheckFinding> find(String field, String text) {
    List<Finding> personal = PersonalData.find(text);
    Excerpts excerpts = new Excerpts(text, personal);
    List<CheckFinding> found = new ArrayList<>();
    for (WordHit hit : some(words.find(text))) {
      String excerpt = excerpts.of(hit.start(), hit.end());
      found.add(
          CheckFinding.of(
              FindingKind.SENSITIVE_WORD, field, excerpt, "含有敏感词“" + hit.word() + "”，请核实。"));
    }
    for (Finding one : some(personal)) {
      String excerpt = excerpts.of(one.start(), one.end());
      found.add(CheckFinding.of(FindingKind.PERSONAL_DATA, field, excerpt, advice(one.kind())));
    }
    for (MistakeList.Hit hit : some(mistakes.find(text))) {
      String excerpt = excerpts.of(hit.start(), hit.end());
      found.add(
          CheckFinding.of(
              FindingKind.COMMON_MISTAKE, field, excerpt, "常见差错，宜作“" + hit.right() + "”。"));
    }
    return found;
  }

  /** Each finding once, at most {@link #MAX_FINDINGS}; the last one tells that there are more. */
  public static List<CheckFinding> first(List<CheckFinding> found) {
    List<CheckFinding> first =
        new ArrayList<>(found.stream().distinct().limit(MAX_FINDINGS + 1).toList());
    if (first.size() > MAX_FINDINGS) {
      first.remove(MAX_FINDINGS);
      first.set(MAX_FINDINGS - 1, first.get(MAX_FINDINGS - 1).asLast());
    }
    return first;
  }

  private static <T> List<T> some(List<T> all) {
    return all.subList(0, Math.min(all.size(), MAX_FINDINGS + 1));
  }

  private static String advice(PersonalDataKind kind) {
    String what =
        switch (kind) {
          case PHONE -> "电话号码";
          case ID_NUMBER -> "身份证号码";
          case BANK_CARD -> "银行卡号";
          case EMAIL -> "电子邮箱";
          case ADDRESS -> "住址";
          case NAME_LABEL -> "姓名";
        };
    return "疑似含有" + what + "，请隐去；确为办公联系方式等应当公开的，请说明理由后保留。";
  }
}
