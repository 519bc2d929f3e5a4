package org.gongkai.consultation.draft;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The documents of these tests and a short way to write down a tree. */
final class Drafts {

  static final List<String> WITH_CLAUSES =
      List.of(
          "attachments",
          "differing-copy",
          "lost-numbers",
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

  static String demo() {
    return resource("/org/gongkai/sandbox/qinghe-draft.txt");
  }

  static ParsedDraft parse(String name) {
    return DraftTextParser.parse(source(name));
  }

  /** One line per clause, indented by depth: the label or "-", then the text. */
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

  private static void append(StringBuilder outline, ParsedClause clause, int depth) {
    String label = clause.label() == null ? "-" : clause.label();
    outline.append("  ".repeat(depth)).append(label).append(' ').append(clause.text());
    outline.append('\n');
    clause.children().forEach(child -> append(outline, child, depth + 1));
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
