package org.gongkai.consultation.draft;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** The documents of these tests and a short way to write down a tree. */
final class Drafts {

  static final List<String> WITH_CLAUSES =
      List.of(
          "attachments",
          "differing-copy",
          "lost-circle",
          "lost-numbers",
          "mixed-width",
          "numbered-letter",
          "odd-nesting",
          "regulation",
          "unnumbered");

  private Drafts() {}

  static String source(String name) {
    return resource("/drafts/" + name + ".txt");
  }

  /** The outline that was worked out by hand. */
  static String tree(String name) {
    return resource("/drafts/" + name + ".tree");
  }

  static String page(String name) {
    return resource("/drafts/" + name + ".html");
  }

  static String demo() {
    return resource("/org/gongkai/sandbox/qinghe-draft.txt");
  }

  static ParsedDraft parse(String name) {
    return DraftTextParser.parse(source(name));
  }

  /**
   * One line per clause, indented by depth: the label, "-" for a paragraph or "#" for a table, then
   * the text, with " / " between the rows of a table.
   */
  static String outline(ParsedDraft draft) {
    StringBuilder outline = new StringBuilder();
    draft.clauses().forEach(clause -> append(outline, clause, 0));
    return outline.toString();
  }

  /** The doubts as "line KIND", one per line. */
  static String doubts(ParsedDraft draft) {
    StringBuilder doubts = new StringBuilder();
    draft
        .doubts()
        .forEach(
            doubt -> doubts.append(doubt.line()).append(' ').append(doubt.kind()).append('\n'));
    return doubts.toString();
  }

  static List<Integer> setAside(ParsedDraft draft, SetAsideReason reason) {
    return draft.setAside().stream()
        .filter(line -> line.reason() == reason)
        .map(SetAside::line)
        .toList();
  }

  /** What was set aside as "REASON text", one per line. */
  static String setAside(ParsedDraft draft) {
    StringBuilder lines = new StringBuilder();
    draft
        .setAside()
        .forEach(item -> lines.append(item.reason()).append(' ').append(item.text()).append('\n'));
    return lines.toString();
  }

  /** The first table of the draft in reading order. */
  static List<List<String>> table(ParsedDraft draft) {
    return tables(draft.clauses()).findFirst().orElseThrow();
  }

  private static Stream<List<List<String>>> tables(List<ParsedClause> clauses) {
    return clauses.stream()
        .flatMap(
            clause -> Stream.concat(Stream.ofNullable(clause.table()), tables(clause.children())));
  }

  private static void append(StringBuilder outline, ParsedClause clause, int depth) {
    String label = clause.label() == null ? sign(clause) : clause.label();
    String text = clause.text().replace("\n", " / ");
    outline.append("  ".repeat(depth)).append(label).append(' ').append(text);
    outline.append('\n');
    clause.children().forEach(child -> append(outline, child, depth + 1));
  }

  private static String sign(ParsedClause clause) {
    return clause.kind() == ClauseKind.TABLE ? "#" : "-";
  }

  private static String resource(String path) {
    try (InputStream stream = Drafts.class.getResourceAsStream(path)) {
      if (stream == null) {
        throw new IllegalStateException("missing " + path);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
