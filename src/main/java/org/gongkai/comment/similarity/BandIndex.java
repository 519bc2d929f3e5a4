package org.gongkai.comment.similarity;

import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * Which texts have the same key in one of their bands. Chained hash tables in plain arrays, because
 * a map of boxed keys would need most of the memory.
 */
final class BandIndex {

  /**
   * The most texts with one key. Only texts that are <em>not</em> alike are added, so a key that
   * many have comes from a quotation or stock phrase and tells nothing; the other bands decide.
   */
  static final int MOST_PER_KEY = 100;

  private static final int NONE = -1;
  private static final int SMALLEST = 1 << 10;

  private int[] heads = filled(SMALLEST);
  private int[] next = new int[SMALLEST];
  private long[] keys = new long[SMALLEST];
  private int[] texts = new int[SMALLEST];
  private int size;

  /** Adds a text under each of its keys that is not full. */
  void add(int text, long[] bandKeys) {
    for (long key : bandKeys) {
      if (count(key) < MOST_PER_KEY) {
        append(text, key);
      }
    }
  }

  /** Calls back for each text with one of the keys, once for every key that it has. */
  void find(long[] bandKeys, IntConsumer found) {
    for (long key : bandKeys) {
      for (int at = heads[slot(key)]; at != NONE; at = next[at]) {
        if (keys[at] == key) {
          found.accept(texts[at]);
        }
      }
    }
  }

  private int count(long key) {
    int count = 0;
    for (int at = heads[slot(key)]; at != NONE; at = next[at]) {
      count += keys[at] == key ? 1 : 0;
    }
    return count;
  }

  private void append(int text, long key) {
    if (size == keys.length) {
      grow();
    }
    keys[size] = key;
    texts[size] = text;
    link(size);
    size++;
  }

  private void link(int at) {
    int slot = slot(keys[at]);
    next[at] = heads[slot];
    heads[slot] = at;
  }

  private void grow() {
    int capacity = 2 * keys.length;
    keys = Arrays.copyOf(keys, capacity);
    texts = Arrays.copyOf(texts, capacity);
    next = new int[capacity];
    heads = filled(capacity);
    for (int at = 0; at < size; at++) {
      link(at);
    }
  }

  private int slot(long key) {
    return Long.hashCode(key * 0x9E37_79B9_7F4A_7C15L) & (heads.length - 1);
  }

  private static int[] filled(int length) {
    int[] array = new int[length];
    Arrays.fill(array, NONE);
    return array;
  }
}
