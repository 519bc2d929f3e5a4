package org.gongkai.audit.evidence;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.gongkai.platform.data.Batch;
import org.gongkai.platform.time.Times;
import org.jspecify.annotations.Nullable;

/** Takes things into the log, in one transaction at a time over all instances. */
@ApplicationScoped
class SealingService {

  /** Most things that one transaction takes in. */
  static final int BATCH = 500;

  private final EvidenceRepository log;
  private final LogSigner signer;
  private final InstantSource clock;

  SealingService(EvidenceRepository log, LogSigner signer, InstantSource clock) {
    this.log = log;
    this.signer = signer;
    this.clock = clock;
  }

  /**
   * What a batch came to.
   *
   * @param sealed things that entered the log
   * @param more the instant from which there may be more, or null
   */
  record Sealed(int sealed, @Nullable Instant more) {}

  /** Takes in what a source has since an instant; nothing while another instance does. */
  @WithTransaction
  public Uni<Sealed> seal(EvidenceSource source, Instant since) {
    return log.lock()
        .chain(alone -> alone ? take(source, since) : Uni.createFrom().item(new Sealed(0, null)));
  }

  private Uni<Sealed> take(EvidenceSource source, Instant since) {
    return source
        .unsealed(since, BATCH)
        .chain(
            found -> {
              List<Evidence> genuine = found.stream().filter(Evidence::genuine).toList();
              Instant more =
                  found.size() < BATCH || genuine.isEmpty()
                      ? null
                      : found.get(found.size() - 1).at();
              return append(source.kind(), genuine).replaceWith(new Sealed(genuine.size(), more));
            });
  }

  private Uni<Void> append(EvidenceKind kind, List<Evidence> things) {
    return things.isEmpty()
        ? Uni.createFrom().voidItem()
        : log.last().chain(last -> tree(last).chain(tree -> append(kind, things, last, tree)));
  }

  private Uni<MerkleTree> tree(@Nullable EvidenceEntryEntity last) {
    long size = last == null ? 0 : last.seq + 1;
    return log.nodes(MerkleTree.edge(size))
        .map(hashes -> new MerkleTree(size, node -> Objects.requireNonNull(hashes.get(node))));
  }

  private Uni<Void> append(
      EvidenceKind kind,
      List<Evidence> things,
      @Nullable EvidenceEntryEntity last,
      MerkleTree tree) {
    Instant now = Times.toMillis(clock.instant());
    List<Object> rows = new ArrayList<>();
    byte[] chain = last == null ? MerkleHash.empty() : last.chain;
    for (Evidence thing : things) {
      byte[] leaf = MerkleHash.leaf(thing.text());
      chain = MerkleHash.link(chain, leaf);
      rows.add(entry(tree.size(), kind, thing, chain, now));
      tree.append(leaf).forEach((node, hash) -> rows.add(node(node, hash)));
    }
    return Batch.persist(rows);
  }

  /**
   * Signs the present head, unless it is signed already or there is none. Waits its turn: while
   * many things are sealed one batch follows the other, and the head would stay without a
   * signature.
   */
  @WithTransaction
  public Uni<Void> sign() {
    return log.lockInTurn().chain(this::signHead);
  }

  private Uni<Void> signHead() {
    return log.checkpoint()
        .chain(
            signed ->
                log.last()
                    .chain(
                        last ->
                            last == null || (signed != null && signed.size == last.seq + 1)
                                ? Uni.createFrom().voidItem()
                                : tree(last).chain(tree -> sign(tree))));
  }

  private Uni<Void> sign(MerkleTree tree) {
    EvidenceCheckpointEntity checkpoint = new EvidenceCheckpointEntity();
    checkpoint.size = tree.size();
    checkpoint.root = tree.root();
    checkpoint.note = CheckpointNote.sign(signer, checkpoint.size, checkpoint.root);
    checkpoint.signedAt = Times.toMillis(clock.instant());
    return Batch.persist(List.of(checkpoint));
  }

  private static EvidenceEntryEntity entry(
      long seq, EvidenceKind kind, Evidence thing, byte[] chain, Instant now) {
    EvidenceEntryEntity entry = new EvidenceEntryEntity();
    entry.seq = seq;
    entry.kind = kind;
    entry.ref = thing.ref();
    entry.number = thing.number();
    entry.chain = chain;
    entry.sealedAt = now;
    return entry;
  }

  private static EvidenceNodeEntity node(MerkleNode at, byte[] hash) {
    EvidenceNodeEntity node = new EvidenceNodeEntity();
    node.level = (short) at.level();
    node.place = at.index();
    node.hash = hash;
    return node;
  }
}
