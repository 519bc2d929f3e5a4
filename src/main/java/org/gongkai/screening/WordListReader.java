package org.gongkai.screening;

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
import java.util.Map;
import org.gongkai.screening.WordList.ListedWord;

/**
 * Reads a word list: UTF-8, one word a line as category, tab, word. Empty lines and lines that
 * begin with # are comments. A word that is listed again in the same category counts once.
 */
public final class WordListReader {

  private static final String BUNDLED = "/screening/words.txt";
  private static final String BYTE_ORDER_MARK = "\uFEFF";
  private static final int LONGEST_WORD = 100;

  private final Map<String, ListedWord> words = new LinkedHashMap<>();

  private WordListReader() {}

  /** The short list that comes with the application. */
  public static WordList bundled() {
    try (InputStream stream = WordListReader.class.getResourceAsStream(BUNDLED)) {
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
  public static WordList read(Path file) {
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
  public static WordList read(Reader source) throws IOException {
    WordListReader reader = new WordListReader();
    BufferedReader lines = new BufferedReader(source);
    int number = 1;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      reader.accept(
          number, number == 1 && line.startsWith(BYTE_ORDER_MARK) ? line.substring(1) : line);
      number++;
    }
    return new WordList(reader.words.values());
  }

  private void accept(int number, String line) {
    if (line.isBlank() || line.startsWith("#")) {
      return;
    }
    int tab = line.indexOf('\t');
    if (tab < 0) {
      throw invalid(number, "no tab between category and word");
    }
    WordCategory category = category(number, line.substring(0, tab).strip());
    add(number, ListedWord.of(category, line.substring(tab + 1).strip()));
  }

  private void add(int number, ListedWord word) {
    if (word.key().codePoints().noneMatch(Character::isLetterOrDigit)) {
      throw invalid(number, "no word");
    }
    if (word.key().length() > LONGEST_WORD) {
      throw invalid(number, "a word of more than " + LONGEST_WORD + " characters");
    }
    ListedWord known = words.putIfAbsent(word.key(), word);
    if (known != null && known.category() != word.category()) {
      throw invalid(number, "a word that is already listed as " + known.category());
    }
  }

  private static WordCategory category(int number, String name) {
    for (WordCategory category : WordCategory.values()) {
      if (category.name().equals(name)) {
        return category;
      }
    }
    throw invalid(number, "unknown category " + name);
  }

  private static IllegalArgumentException invalid(int number, String why) {
    return new IllegalArgumentException("word list, line " + number + ": " + why);
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
