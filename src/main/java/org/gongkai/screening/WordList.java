package org.gongkai.screening;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.ahocorasick.trie.PayloadEmit;
import org.ahocorasick.trie.PayloadTrie;

/**
 * Finds listed words in a text, all of them in one pass. Full-width forms, capitals, invisible
 * characters and what was put between Han characters do not hide a word. A word that begins or ends
 * with a Latin letter or digit is not found within a longer one. Immutable; traditional characters
 * need entries of their own.
 */
public final class WordList {

  private static final Comparator<WordHit> ORDER =
      Comparator.comparingInt(WordHit::start).thenComparingInt(WordHit::end);

  private final PayloadTrie<ListedWord> trie;
  private final int size;

  /** Takes words of which no two have the same key. */
  WordList(Collection<ListedWord> words) {
    PayloadTrie.PayloadTrieBuilder<ListedWord> builder = PayloadTrie.builder();
    words.forEach(word -> builder.addKeyword(word.key(), word));
    trie = builder.build();
    size = words.size();
  }

  /** All hits by where they begin; they may overlap. */
  public List<WordHit> find(String text) {
    return find(new Signs(text));
  }

  List<WordHit> find(Signs signs) {
    NormalisedText text = new NormalisedText(signs);
    String searched = text.text();
    List<WordHit> hits = new ArrayList<>();
    for (PayloadEmit<ListedWord> emit : trie.parseText(searched)) {
      if (!isWithinWord(searched, emit.getStart(), emit.getEnd())) {
        ListedWord word = emit.getPayload();
        int start = text.start(emit.getStart());
        hits.add(new WordHit(word.category(), word.word(), start, text.end(emit.getEnd())));
      }
    }
    hits.sort(ORDER);
    return List.copyOf(hits);
  }

  /** How many different words are listed. */
  public int size() {
    return size;
  }

  private static boolean isWithinWord(String text, int first, int last) {
    return isLatinPair(text, first - 1) || isLatinPair(text, last);
  }

  private static boolean isLatinPair(String text, int left) {
    return left >= 0
        && left + 1 < text.length()
        && isLatin(text.charAt(left))
        && isLatin(text.charAt(left + 1));
  }

  private static boolean isLatin(char unit) {
    return Signs.isLatin(unit) || Signs.isDigit(unit);
  }

  /**
   * An entry.
   *
   * @param category why it is listed
   * @param word as the list writes it
   * @param key as it is looked up
   */
  record ListedWord(WordCategory category, String word, String key) {

    static ListedWord of(WordCategory category, String word) {
      return new ListedWord(category, word, new NormalisedText(new Signs(word)).text());
    }
  }
}
