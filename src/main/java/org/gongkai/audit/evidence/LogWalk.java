package org.gongkai.audit.evidence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rebuilds the log leaf by leaf and compares it with what is kept. */
final class LogWalk {

  private final MerkleTree tree;
  private byte[] chain;

  /**
   * Begins at a leaf.
   *
   * @param tree the log before it
   * @param chain the link before it
   */
  LogWalk(MerkleTree tree, byte[] chain) {
    this.tree = tree;
    this.chain = chain;
  }

  /** A thing's name in the log. */
  record Thing(EvidenceKind kind, UUID ref, int number) {}

  /**
   * What is kept of a piece of the log.
   *
   * @param entries its leaves in their order
   * @param things what the things say now
   * @param nodes the subtrees that the leaves complete
   * @param checkpoints signed heads within the piece, by their size
   */
  record Kept(
      List<EvidenceEntryEntity> entries,
      Map<Thing, Evidence> things,
      Map<MerkleNode, byte[]> nodes,
      Map<Long, EvidenceCheckpointEntity> checkpoints) {}

  long size() {
    return tree.size();
  }

  /** The subtrees that leaves in a range complete. */
  static List<MerkleNode> completed(long begin, long end) {
    List<MerkleNode> nodes = new ArrayList<>();
    for (long leaf = begin; leaf < end; leaf++) {
      nodes.add(new MerkleNode(0, leaf));
      int level = 0;
      while ((leaf >> level & 1) == 1) {
        level++;
        nodes.add(new MerkleNode(level, leaf >> level));
      }
    }
    return nodes;
  }

  /** Goes over a piece; null when nothing is wrong. */
  @Nullable BrokenLeaf go(Kept kept, LogSigner signer) {
    for (EvidenceEntryEntity entry : kept.entries()) {
      BrokenLeaf broken = step(entry, kept);
      if (broken == null && !isSignedHere(kept.checkpoints().get(tree.size()), signer)) {
        broken = of(Fault.CHECKPOINT_MISMATCH, entry);
      }
      if (broken != null) {
        return broken;
      }
    }
    return null;
  }

  private @Nullable BrokenLeaf step(EvidenceEntryEntity entry, Kept kept) {
    byte[] leaf = kept.nodes().get(new MerkleNode(0, tree.size()));
    if (entry.seq != tree.size() || leaf == null) {
      return new BrokenLeaf(Fault.LOG_CHANGED, null, null, 0, tree.size());
    }
    Evidence thing = kept.things().get(new Thing(entry.kind, entry.ref, entry.number));
    if (thing == null) {
      return of(Fault.MISSING, entry);
    }
    if (!thing.genuine() || !Arrays.equals(MerkleHash.leaf(thing.text()), leaf)) {
      return of(Fault.CHANGED, entry);
    }
    chain = MerkleHash.link(chain, leaf);
    Map<MerkleNode, byte[]> complete = new HashMap<>(tree.append(leaf));
    boolean same =
        Arrays.equals(chain, entry.chain)
            && complete.entrySet().stream()
                .allMatch(node -> Arrays.equals(node.getValue(), kept.nodes().get(node.getKey())));
    return same ? null : of(Fault.LOG_CHANGED, entry);
  }

  private boolean isSignedHere(@Nullable EvidenceCheckpointEntity head, LogSigner signer) {
    return head == null
        || (Arrays.equals(head.root, tree.root())
            && CheckpointNote.isSigned(head.note, signer, head.size, tree.root()));
  }

  private static BrokenLeaf of(Fault fault, EvidenceEntryEntity entry) {
    return new BrokenLeaf(fault, entry.kind, entry.ref, entry.number, entry.seq);
  }
}
