package org.gongkai.content.check;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a list of common mistakes: UTF-8, one a line as wrong form, tab, right form, and where
 * needed a tab and words, apart by commas, that hold the wrong form and are right. The sign …
 * within a wrong form stands for 1 to 12 characters of the same phrase. Empty lines and lines that
 * begin with # are comments.
 */
public final class MistakeListReader {

  private static final String BUNDLED = "/content/mistakes.txt";
  private static final String BYTE_ORDER_MARK = "\uFEFF";
  private static final char GAP = '…';
  private static final int LONGEST = 50;

  private final Map<String, Mistake> mistakes = new LinkedHashMap<>();

  private MistakeListReader() {}

  /** The short list that comes with the application. */
  public static MistakeList bundled() {
    try (InputStream stream = MistakeListReader.class.getResourceAsStream(BUNDLED)) {
      if (stream == null) {
        throw new IllegalStateException("missing resource " + BUNDLED);
      }
      return read(utf8(stream));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The list in a file. Reads from disk: not for an event loop.
   *
   * @throws IllegalArgumentException if a line is no entry; the message names the line
   * @throws UncheckedIOException if the file cannot be read or is not UTF-8
   */
  public static MistakeList read(Path file) {
    try (InputStream stream = Files.newInputStream(file)) {
      return read(utf8(stream));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The list that a reader gives, which stays open.
   *
   * @throws IllegalArgumentException if a line is no entry; the message names the line
   * @throws IOException if the reader fails
   */
  public static MistakeList read(Reader source) throws IOException {
    MistakeListReader reader = new MistakeListReader();
    BufferedReader lines = new BufferedReader(source);
    int number = 1;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      reader.accept(
          number, number == 1 && line.startsWith(BYTE_ORDER_MARK) ? line.substring(1) : line);
      number++;
    }
    return new MistakeList(reader.mistakes.values());
  }

  private void accept(int number, String line) {
    if (line.isBlank() || line.startsWith("#")) {
      return;
    }
    String[] cells = line.split("\t", -1);
    if (cells.length < 2 || cells.length > 3) {
      throw invalid(number, "not a wrong form, a tab and a right form");
    }
    Mistake mistake = mistake(number, cells);
    if (mistakes.putIfAbsent(mistake.start(), mistake) != null) {
      throw invalid(number, "a wrong form that is already listed");
    }
  }

  private static Mistake mistake(int number, String[] cells) {
    String wrong = cells[0].strip();
    String right = cells[1].strip();
    int gap = wrong.indexOf(GAP);
    String start = gap < 0 ? wrong : wrong.substring(0, gap);
    String end = gap < 0 ? "" : wrong.substring(gap + 1);
    if (start.isEmpty() || right.isEmpty() || (gap >= 0 && end.isEmpty())) {
      throw invalid(number, "an empty form");
    }
    if (wrong.length() > LONGEST || right.length() > LONGEST) {
      throw invalid(number, "a form of more than " + LONGEST + " characters");
    }
    return new Mistake(start, end, right, exceptions(cells));
  }

  private static List<String> exceptions(String[] cells) {
    if (cells.length < 3) {
      return List.of();
    }
    return List.of(cells[2].split("[,，]", -1)).stream()
        .map(String::strip)
        .filter(word -> !word.isEmpty())
        .toList();
  }

  private static IllegalArgumentException invalid(int number, String why) {
    return new IllegalArgumentException("mistake list, line " + number + ": " + why);
  }

  /** Refuses bytes that are not UTF-8 instead of listing replacement characters. */
  private static Reader utf8(InputStream stream) {
    return new InputStreamReader(
        stream,
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT));
  }
}
