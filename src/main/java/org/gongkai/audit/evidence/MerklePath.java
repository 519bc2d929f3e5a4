package org.gongkai.audit.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The audit path of a leaf (RFC 9162, section 2.1.3): the hashes beside its way to the root, from
 * the leaf upwards.
 */
final class MerklePath {

  /** A range of leaves beside the way. */
  private record Range(long begin, long end) {}

  private final List<Range> beside;

  /**
   * The path of a leaf in a tree of a size.
   *
   * @throws IllegalArgumentException when the leaf is not in the tree
   */
  MerklePath(long leaf, long size) {
    if (leaf < 0 || leaf >= size) {
      throw new IllegalArgumentException("leaf " + leaf + " of " + size);
    }
    List<Range> ranges = new ArrayList<>();
    long begin = 0;
    long end = size;
    while (end - begin > 1) {
      long middle = begin + Long.highestOneBit(end - begin - 1);
      boolean left = leaf < middle;
      ranges.add(0, left ? new Range(middle, end) : new Range(begin, middle));
      begin = left ? begin : middle;
      end = left ? middle : end;
    }
    this.beside = ranges;
  }

  /** The subtrees whose hashes are needed. */
  List<MerkleNode> nodes() {
    return beside.stream()
        .flatMap(range -> MerkleTree.cover(range.begin, range.end).stream())
        .toList();
  }

  /** The hashes of the path. */
  List<byte[]> hashes(Function<MerkleNode, byte[]> known) {
    return beside.stream()
        .map(range -> MerkleTree.cover(range.begin, range.end).stream().map(known).toList())
        .map(MerkleTree::root)
        .toList();
  }
}
