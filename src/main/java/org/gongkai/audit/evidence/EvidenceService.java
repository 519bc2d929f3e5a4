package org.gongkai.audit.evidence;

import io.quarkus.arc.All;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.problem.ProblemType;
import org.gongkai.platform.web.NumberCursor;
import org.gongkai.platform.web.Page;
import org.jspecify.annotations.Nullable;

/** Shows the log's signed heads, keys and proofs. */
@ApplicationScoped
public class EvidenceService {

  private final EvidenceRepository log;
  private final LogSigner signer;
  private final List<EvidenceSource> sources;

  EvidenceService(EvidenceRepository log, LogSigner signer, @All List<EvidenceSource> sources) {
    this.log = log;
    this.signer = signer;
    this.sources = sources;
  }

  /** The keys, the present one first. */
  EvidenceKeysView keys() {
    return new EvidenceKeysView(signer.keys().stream().map(this::view).toList());
  }

  /** Signed heads, the newest first. */
  @WithSession
  public Uni<Page<CheckpointView>> checkpoints(@Nullable String cursor, int limit) {
    return log.below(below(cursor), limit + 1)
        .map(
            rows ->
                Page.of(rows, limit, row -> NumberCursor.after(row.size))
                    .map(EvidenceService::view));
  }

  /**
   * A signed head.
   *
   * @param size leaves that it vouches for
   * @throws ProblemException (in the Uni) {@link ProblemType#CHECKPOINT_NOT_FOUND}
   */
  @WithSession
  public Uni<CheckpointView> checkpoint(long size) {
    return log.checkpoint(size)
        .onItem()
        .ifNull()
        .failWith(() -> new ProblemException(ProblemType.CHECKPOINT_NOT_FOUND))
        .map(EvidenceService::view);
  }

  private static long below(@Nullable String cursor) {
    long size = NumberCursor.readLong(cursor);
    return size == 0 ? Long.MAX_VALUE : size;
  }

  /**
   * Proofs for all that the log has of things, below the newest signed head.
   *
   * @return empty while the first leaf of one of them is not below it
   */
  @WithSession
  public Uni<Optional<ProvenThings>> prove(List<UUID> refs) {
    return log.checkpoint()
        .chain(
            head ->
                head == null
                    ? Uni.createFrom().item(Optional.<ProvenThings>empty())
                    : log.entriesOf(refs).chain(entries -> prove(head, refs, entries)));
  }

  private Uni<Optional<ProvenThings>> prove(
      EvidenceCheckpointEntity head, List<UUID> refs, List<EvidenceEntryEntity> entries) {
    List<EvidenceEntryEntity> below =
        entries.stream().filter(entry -> entry.seq < head.size).toList();
    boolean all = refs.stream().allMatch(ref -> below.stream().anyMatch(e -> e.ref.equals(ref)));
    return all
        ? texts(refs).chain(texts -> proofs(head, below, texts)).map(Optional::of)
        : Uni.createFrom().item(Optional.empty());
  }

  private Uni<Map<Thing, String>> texts(List<UUID> refs) {
    Uni<Map<Thing, String>> all = Uni.createFrom().item(new HashMap<>());
    for (EvidenceSource source : sources) {
      all =
          all.chain(
              texts ->
                  source
                      .of(refs)
                      .invoke(
                          found ->
                              found.forEach(
                                  e ->
                                      texts.put(
                                          new Thing(source.kind(), e.ref(), e.number()), e.text())))
                      .replaceWith(texts));
    }
    return all;
  }

  private record Thing(EvidenceKind kind, UUID ref, int number) {}

  private Uni<ProvenThings> proofs(
      EvidenceCheckpointEntity head, List<EvidenceEntryEntity> entries, Map<Thing, String> texts) {
    Map<EvidenceEntryEntity, MerklePath> paths = new HashMap<>();
    List<MerkleNode> nodes = new ArrayList<>();
    for (EvidenceEntryEntity entry : entries) {
      MerklePath path = new MerklePath(entry.seq, head.size);
      paths.put(entry, path);
      nodes.addAll(path.nodes());
    }
    return log.nodes(nodes)
        .map(
            hashes ->
                new ProvenThings(
                    head.note,
                    entries.stream()
                        .map(
                            entry ->
                                proof(
                                    entry,
                                    head.size,
                                    Objects.requireNonNull(
                                        texts.get(new Thing(entry.kind, entry.ref, entry.number))),
                                    Objects.requireNonNull(paths.get(entry))
                                        .hashes(node -> Objects.requireNonNull(hashes.get(node)))))
                        .toList()));
  }

  private static InclusionProof proof(
      EvidenceEntryEntity entry, long size, String text, List<byte[]> path) {
    return new InclusionProof(
        entry.kind,
        text,
        entry.seq,
        size,
        path.stream().map(Base64.getEncoder()::encodeToString).toList());
  }

  private EvidenceKeyView view(LogKey key) {
    return new EvidenceKeyView(
        key.name(),
        Base64.getEncoder().encodeToString(key.publicKey()),
        key.verifierKey(),
        key.equals(signer.key()));
  }

  private static CheckpointView view(EvidenceCheckpointEntity row) {
    return new CheckpointView(
        row.size, Base64.getEncoder().encodeToString(row.root), row.signedAt, row.note);
  }
}
