package org.gongkai.content.check;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.ahocorasick.trie.PayloadEmit;
import org.ahocorasick.trie.PayloadTrie;

/** Finds common mistakes in a text, all of them in one pass. Immutable. */
public final class MistakeList {

  private static final Comparator<Hit> ORDER =
      Comparator.comparingInt(Hit::start).thenComparingInt(Hit::end);

  private final PayloadTrie<Mistake> trie;
  private final int size;

  /** Takes mistakes of which no two begin alike. */
  MistakeList(Collection<Mistake> mistakes) {
    PayloadTrie.PayloadTrieBuilder<Mistake> builder = PayloadTrie.builder();
    mistakes.forEach(mistake -> builder.addKeyword(mistake.start(), mistake));
    trie = builder.build();
    size = mistakes.size();
  }

  /**
   * A mistake in a text.
   *
   * @param right the right form
   * @param start index of its first UTF-16 unit
   * @param end index after its last UTF-16 unit
   */
  public record Hit(String right, int start, int end) {}

  /** All hits by where they begin. */
  public List<Hit> find(String text) {
    List<Hit> hits = new ArrayList<>();
    for (PayloadEmit<Mistake> emit : trie.parseText(text)) {
      Mistake mistake = emit.getPayload();
      int end = mistake.endIn(text, emit.getStart());
      if (end >= 0) {
        hits.add(new Hit(mistake.right(), emit.getStart(), end));
      }
    }
    hits.sort(ORDER);
    return List.copyOf(hits);
  }

  /** How many mistakes are listed. */
  public int size() {
    return size;
  }
}
