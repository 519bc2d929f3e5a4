package org.gongkai.consultation.draft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every line of a source turns up exactly once in what was read from it. */
class LineAccountingTest {

  static List<String> sources() {
    List<String> sources = new ArrayList<>();
    Drafts.WITH_CLAUSES.forEach(name -> sources.add(Drafts.source(name)));
    sources.add(Drafts.demo());
    return sources;
  }

  @ParameterizedTest
  @MethodSource("sources")
  void everyLineIsAccountedFor(String source) {
    assertAccounted(source);
  }

  @Test
  void everyLineIsAccountedForWhenOneIsLostDoubledOrMoved() {
    for (String name : Drafts.WITH_CLAUSES) {
      List<String> lines = Drafts.source(name).lines().toList();
      for (int i = 0; i < lines.size(); i++) {
        assertAccounted(without(lines, i));
        assertAccounted(doubled(lines, i));
        assertAccounted(swapped(lines, i, (i * 7 + 3) % lines.size()));
      }
    }
  }

  private static String without(List<String> lines, int index) {
    List<String> changed = new ArrayList<>(lines);
    changed.remove(index);
    return String.join("\n", changed);
  }

  private static String doubled(List<String> lines, int index) {
    List<String> changed = new ArrayList<>(lines);
    changed.add(index, lines.get(index));
    return String.join("\n", changed);
  }

  private static String swapped(List<String> lines, int one, int other) {
    List<String> changed = new ArrayList<>(lines);
    Collections.swap(changed, one, other);
    return String.join("\n", changed);
  }

  /** Clauses and set-aside lines name their lines; the words of all others must be elsewhere. */
  private static void assertAccounted(String source) {
    ParsedDraft draft = DraftTextParser.parse(source);
    Map<Integer, String> lines = new TreeMap<>();
    LineReader.read(source).forEach(line -> lines.put(line.number(), line.text()));
    draft.setAside().forEach(line -> take(lines, line.line(), line.text()));
    draft.clauses().forEach(clause -> take(lines, clause));
    String rest = Characters.key(String.join("", lines.values()));
    String parts = partsWithoutLines(draft) + mark(draft, rest);
    boolean complete =
        dates(draft).stream().anyMatch(date -> letters(parts + date).equals(letters(rest)));
    assertTrue(complete, source);
  }

  private static void take(Map<Integer, String> lines, ParsedClause clause) {
    String label = clause.label() == null ? "" : clause.label();
    take(lines, clause.line(), label + clause.text());
    clause.children().forEach(child -> take(lines, child));
  }

  private static void take(Map<Integer, String> lines, int number, String text) {
    String line = lines.remove(number);
    assertEquals(Characters.key(String.valueOf(line)), withoutBullet(text), "line " + number);
  }

  private static String withoutBullet(String text) {
    return SourceLine.of(1, text).key();
  }

  private static String partsWithoutLines(ParsedDraft draft) {
    String issuer = draft.issuer() == null ? null : draft.issuer().replace("、", "");
    return Stream.of(draft.title(), draft.notice(), draft.preamble(), issuer)
        .filter(Objects::nonNull)
        .map(part -> Characters.key(part.replace("\n", "")))
        .collect(Collectors.joining());
  }

  private static String mark(ParsedDraft draft, String rest) {
    if (!draft.markedAsDraft()) {
      return "";
    }
    return rest.contains("(草案征求意见稿)") ? "(草案征求意见稿)" : "(征求意见稿)";
  }

  /** The ways in which these documents may have written the date. */
  private static List<String> dates(ParsedDraft draft) {
    LocalDate date = draft.issuedOn();
    if (date == null) {
      return List.of("");
    }
    return List.of(date.format(DateTimeFormatter.ofPattern("y年M月d日")), "二〇二六年四月七日");
  }

  private static String letters(String text) {
    int[] sorted = text.codePoints().sorted().toArray();
    return new String(sorted, 0, sorted.length);
  }
}
