package org.gongkai.audit.evidence;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * The right edge of a tree that grows: the complete subtrees that make it up, from which its root
 * and everything that a further leaf completes follow.
 */
final class MerkleTree {

  private long size;
  private final Map<Integer, byte[]> edge = new LinkedHashMap<>();

  /**
   * A tree that is there already.
   *
   * @param size its leaves
   * @param hashes gives the hash of each of {@link #edge}
   */
  MerkleTree(long size, Function<MerkleNode, byte[]> hashes) {
    this.size = size;
    for (MerkleNode node : edge(size)) {
      edge.put(node.level(), hashes.apply(node));
    }
  }

  /** The complete subtrees of a tree, the largest and leftmost first. */
  static List<MerkleNode> edge(long size) {
    return cover(0, size);
  }

  /**
   * The complete subtrees that make up a range of leaves.
   *
   * @param begin the first leaf, at which a subtree as large as the range begins
   * @param end the leaf after the last
   */
  static List<MerkleNode> cover(long begin, long end) {
    List<MerkleNode> nodes = new ArrayList<>();
    long at = begin;
    while (at < end) {
      int level = Long.SIZE - 1 - Long.numberOfLeadingZeros(end - at);
      nodes.add(new MerkleNode(level, at >> level));
      at += 1L << level;
    }
    return nodes;
  }

  /** The hash of a range from the hashes of its {@link #cover}. */
  static byte[] root(List<byte[]> cover) {
    byte[] root = null;
    for (int i = cover.size() - 1; i >= 0; i--) {
      root = root == null ? cover.get(i) : MerkleHash.node(cover.get(i), root);
    }
    return root == null ? MerkleHash.empty() : root;
  }

  long size() {
    return size;
  }

  byte[] root() {
    return root(
        edge(size).stream().map(node -> Objects.requireNonNull(edge.get(node.level()))).toList());
  }

  /** Adds a leaf, and gives every subtree that it completes, itself first. */
  Map<MerkleNode, byte[]> append(byte[] leaf) {
    Map<MerkleNode, byte[]> complete = new LinkedHashMap<>();
    byte[] hash = leaf;
    int level = 0;
    complete.put(new MerkleNode(level, size), hash);
    while ((size >> level & 1) == 1) {
      hash = MerkleHash.node(Objects.requireNonNull(edge.remove(level)), hash);
      level++;
      complete.put(new MerkleNode(level, size >> level), hash);
    }
    edge.put(level, hash);
    size++;
    return Collections.unmodifiableMap(complete);
  }
}
