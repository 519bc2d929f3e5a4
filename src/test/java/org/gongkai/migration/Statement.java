package org.gongkai.migration;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One statement of a script.
 *
 * @param text in lower case on one line, without comments, texts and bodies of functions
 * @param isContract whether a comment before it or in it says {@code contract:} and a reason
 */
record Statement(String text, boolean isContract) {

  private static final Pattern CONTRACT = Pattern.compile("--\\s*contract:\\s*\\S.{9,}");

  /** What hides semicolons and words: comments, texts and bodies. */
  private static final Pattern TOKEN =
      Pattern.compile(
          "(--[^\\n]*)|/\\*.*?\\*/|'(?:[^']|'')*'|(\\$\\w*\\$).*?\\2|(;)", Pattern.DOTALL);

  /** The statements of a script, in their order. */
  static List<Statement> of(String script) {
    List<Statement> statements = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    boolean isContract = false;
    Matcher token = TOKEN.matcher(script);
    int from = 0;
    while (token.find()) {
      text.append(script, from, token.start());
      from = token.end();
      if (token.group(1) != null) {
        isContract |= CONTRACT.matcher(token.group(1)).matches();
      } else if (token.group(3) != null) {
        add(statements, text, isContract);
        isContract = false;
      } else if (!token.group().startsWith("/*")) {
        text.append("''");
      }
    }
    add(statements, text.append(script.substring(from)), isContract);
    return statements;
  }

  private static void add(List<Statement> statements, StringBuilder text, boolean isContract) {
    String line = text.toString().replaceAll("\\s+", " ").strip().toLowerCase(Locale.ROOT);
    if (!line.isEmpty()) {
      statements.add(new Statement(line, isContract));
    }
    text.setLength(0);
  }

  /** The parts of a list between commas that stand in no parentheses. */
  static List<String> parts(String list) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    int from = 0;
    for (int i = 0; i < list.length(); i++) {
      char c = list.charAt(i);
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (c == ',' && depth == 0) {
        parts.add(list.substring(from, i).strip());
        from = i + 1;
      }
    }
    parts.add(list.substring(from).strip());
    return parts;
  }
}
