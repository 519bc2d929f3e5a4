package org.gongkai.testsupport;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gongkai.channel.Post;
import org.gongkai.content.text.BodyHtml;
import org.gongkai.content.text.CleanText;
import org.jsoup.nodes.Entities;

/** Texts that somebody might run, if they came out as more than data. */
public final class InjectionCorpus {

  /** In every text of the corpus, and in no text of the product. */
  public static final String MARK = "gk7x";

  private static final Pattern ESCAPE = Pattern.compile("\\\\(u[0-9a-fA-F]{4}|[nrt\\\\])");

  private InjectionCorpus() {}

  /** All texts. */
  public static List<String> texts() {
    return Api.resource("/injection/corpus.txt")
        .lines()
        .filter(line -> !line.isBlank() && !isRemark(line))
        .map(InjectionCorpus::unescaped)
        .toList();
  }

  /**
   * Posts about other contents each, with a text in its title, its summary and, escaped, its body,
   * as contents keep them.
   *
   * @param titleLength most code points of a title
   */
  public static List<Post> posts(int titleLength) {
    List<Post> posts = new ArrayList<>();
    for (String text : texts()) {
      String line = CleanText.line(text);
      int length = Math.min(titleLength, line.codePointCount(0, line.length()));
      String title = line.substring(0, line.offsetByCodePoints(0, length)).strip();
      posts.add(post(posts.size(), title, line));
    }
    return posts;
  }

  private static Post post(int number, String title, String line) {
    return new Post(
        new UUID(0x4000L, Long.MIN_VALUE + number),
        1,
        1,
        "NOTICE",
        "notices",
        title,
        line,
        BodyHtml.clean("<p>" + Entities.escape(line) + "</p>").html(),
        line,
        "青禾镇人民政府",
        "/notices/" + number,
        List.of(),
        List.of(),
        null,
        Outbound.PUBLISHED);
  }

  /** Whether nothing of a text is a control character, half a character, or none at all. */
  public static boolean isPlain(String text) {
    return text.codePoints()
        .noneMatch(
            point -> {
              int type = Character.getType(point);
              return type == Character.CONTROL
                  || type == Character.SURROGATE
                  || (point & 0xFFFE) == 0xFFFE;
            });
  }

  private static boolean isRemark(String line) {
    return line.startsWith("# ") && !line.contains(MARK);
  }

  private static String unescaped(String line) {
    Matcher escapes = ESCAPE.matcher(line);
    return escapes.replaceAll(
        escape -> {
          String code = escape.group(1);
          String plain =
              switch (code.charAt(0)) {
                case 'n' -> "\n";
                case 'r' -> "\r";
                case 't' -> "\t";
                case '\\' -> "\\";
                default -> String.valueOf((char) Integer.parseInt(code.substring(1), 16));
              };
          return Matcher.quoteReplacement(plain);
        });
  }
}
