package org.gongkai.audit.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Compares with the definition of RFC 9162, section 2.1, written down as it stands there. */
class MerkleTreeTest {

  private static final int SIZES = 70;

  /** Inputs and roots of the test vectors of Certificate Transparency. */
  private static final List<String> INPUTS =
      List.of("", "\0", "\020", " !", "01", "@ABC", "PQRSTUVW", "`abcdefghijklmno");

  @Test
  void hasTheRootsOfThePublishedVectors() {
    MerkleTree tree = new MerkleTree(0, node -> new byte[0]);
    assertThat(hex(tree.root()))
        .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    add(tree, MerkleHash.leaf(INPUTS.get(0)));
    assertThat(hex(tree.root()))
        .isEqualTo("6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
    INPUTS.subList(1, INPUTS.size()).forEach(input -> add(tree, MerkleHash.leaf(input)));
    assertThat(hex(tree.root()))
        .isEqualTo("5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");
  }

  @Test
  void growsAsTheDefinitionSays() {
    MerkleTree tree = new MerkleTree(0, node -> new byte[0]);
    for (int size = 1; size <= SIZES; size++) {
      add(tree, leaf(size - 1));
      assertThat(tree.size()).isEqualTo(size);
      assertThat(tree.root()).as("%d leaves", size).isEqualTo(defined(0, size));
    }
  }

  @Test
  void goesOnFromTheSubtreesThatAreKept() {
    Map<MerkleNode, byte[]> kept = new HashMap<>();
    for (int size = 0; size < SIZES; size++) {
      MerkleTree tree = new MerkleTree(size, node -> Objects.requireNonNull(kept.get(node)));
      kept.putAll(tree.append(leaf(size)));
      assertThat(tree.root()).isEqualTo(defined(0, size + 1));
    }
  }

  @Test
  void namesExactlyTheSubtreesThatLeavesComplete() {
    List<MerkleNode> completed = new ArrayList<>();
    MerkleTree tree = new MerkleTree(0, node -> new byte[0]);
    for (int leaf = 0; leaf < SIZES; leaf++) {
      completed.addAll(tree.append(leaf(leaf)).keySet());
    }
    assertThat(LogWalk.completed(0, SIZES)).containsExactlyElementsOf(completed);
  }

  @Test
  void provesEveryLeafOfEveryTree() {
    Map<MerkleNode, byte[]> kept = new HashMap<>();
    MerkleTree tree = new MerkleTree(0, node -> new byte[0]);
    for (int size = 1; size <= SIZES; size++) {
      kept.putAll(tree.append(leaf(size - 1)));
      for (int leaf = 0; leaf < size; leaf++) {
        MerklePath path = new MerklePath(leaf, size);
        List<byte[]> hashes = path.hashes(node -> Objects.requireNonNull(kept.get(node)));
        assertThat(OutsidersCheck.root(leaf, size, leaf(leaf), hashes))
            .as("leaf %d of %d", leaf, size)
            .isEqualTo(tree.root());
        assertThat(kept.keySet()).containsAll(path.nodes());
      }
    }
  }

  @Test
  void provesNoLeafThatIsNotThere() {
    for (long leaf : new long[] {-1, 5, 6}) {
      assertThatThrownBy(() -> new MerklePath(leaf, 5))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  private static void add(MerkleTree tree, byte[] leaf) {
    assertThat(tree.append(leaf)).isNotEmpty();
  }

  private static byte[] leaf(int number) {
    return MerkleHash.leaf("leaf " + number);
  }

  private static byte[] defined(int begin, int end) {
    if (end - begin == 1) {
      return leaf(begin);
    }
    int half = Integer.highestOneBit(end - begin - 1);
    return MerkleHash.node(defined(begin, begin + half), defined(begin + half, end));
  }

  private static String hex(byte[] hash) {
    return HexFormat.of().formatHex(hash);
  }
}
