package org.gongkai.audit.evidence;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.gongkai.platform.time.Times;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Verifies the log against what it speaks of, and against its signed heads. */
@ApplicationScoped
public class VerificationService {

  private static final Logger LOG = Logger.getLogger(VerificationService.class);

  /** Leaves that are looked at at once. */
  private static final int PIECE = 500;

  /** What is younger may still be on its way into the log. */
  private static final Duration ON_ITS_WAY = Duration.ofMinutes(5);

  private final EvidenceRepository log;
  private final LogSigner signer;
  private final List<EvidenceSource> sources;
  private final InstantSource clock;
  private final Counter whole;
  private final Counter broken;

  VerificationService(
      EvidenceRepository log,
      LogSigner signer,
      @All List<EvidenceSource> sources,
      InstantSource clock,
      MeterRegistry metrics) {
    this.log = log;
    this.signer = signer;
    this.sources = sources;
    this.clock = clock;
    this.whole = metrics.counter("gongkai.evidence.verifications", "result", "WHOLE");
    this.broken = metrics.counter("gongkai.evidence.verifications", "result", "BROKEN");
  }

  /** Makes the counters at the start, so that the first broken verification is seen as a change. */
  void begin(@Observes StartupEvent event) {
    LOG.debugf("%s and %s are counted", whole.getId(), broken.getId());
  }

  /**
   * Verifies a part of the log; at its end also what ought to be in it.
   *
   * @param from the first leaf; what comes before is taken as it is
   * @param most leaves at most
   */
  @WithSession
  public Uni<VerificationView> verify(long from, int most) {
    return verify(from, most, clock.instant());
  }

  /**
   * The same of a database that stood still at an instant, such as one that was restored: what was
   * younger then may not be in the log yet.
   */
  @WithSession
  Uni<VerificationView> verify(long from, int most, Instant asOf) {
    return log.last()
        .chain(
            last -> {
              long sealed = last == null ? 0 : last.seq + 1;
              long end = Math.min(sealed, from + most);
              return begin(Math.min(from, sealed))
                  .chain(walk -> walk == null ? gone(from) : go(walk, end))
                  .chain(broken -> end < sealed ? item(broken) : atTheEnd(broken, sealed, asOf))
                  .chain(broken -> view(from, end, sealed, broken));
            })
        .invoke(view -> (view.intact() ? whole : broken).increment());
  }

  private static Uni<@Nullable BrokenLeaf> item(@Nullable BrokenLeaf broken) {
    return Uni.createFrom().item(broken);
  }

  private static Uni<@Nullable BrokenLeaf> gone(long at) {
    return item(new BrokenLeaf(Fault.LOG_CHANGED, null, null, 0, at));
  }

  /** Null when the log before the leaf is not whole. */
  private Uni<@Nullable LogWalk> begin(long from) {
    return log.nodes(MerkleTree.edge(from))
        .chain(
            hashes ->
                from == 0
                    ? Uni.createFrom()
                        .item(
                            new LogWalk(new MerkleTree(0, node -> new byte[0]), MerkleHash.empty()))
                    : log.entries(from - 1, 1).map(before -> begin(from, hashes, before)));
  }

  private static @Nullable LogWalk begin(
      long from, Map<MerkleNode, byte[]> hashes, List<EvidenceEntryEntity> before) {
    boolean whole =
        before.size() == 1
            && before.get(0).seq == from - 1
            && hashes.size() == MerkleTree.edge(from).size();
    return whole
        ? new LogWalk(
            new MerkleTree(from, node -> Objects.requireNonNull(hashes.get(node))),
            before.get(0).chain)
        : null;
  }

  private Uni<@Nullable BrokenLeaf> go(LogWalk walk, long end) {
    long begin = walk.size();
    if (begin >= end) {
      return item(null);
    }
    int rows = (int) Math.min(PIECE, end - begin);
    return kept(begin, rows)
        .map(kept -> kept.entries().isEmpty() ? lost(begin) : walk.go(kept, signer))
        .chain(broken -> broken == null ? go(walk, end) : item(broken));
  }

  private static BrokenLeaf lost(long index) {
    return new BrokenLeaf(Fault.LOG_CHANGED, null, null, 0, index);
  }

  private Uni<LogWalk.Kept> kept(long begin, int rows) {
    return log.entries(begin, rows)
        .chain(
            entries ->
                things(entries)
                    .chain(
                        things ->
                            log.nodes(LogWalk.completed(begin, begin + rows))
                                .chain(
                                    nodes ->
                                        log.checkpoints(begin, begin + rows)
                                            .map(
                                                heads ->
                                                    new LogWalk.Kept(
                                                        entries, things, nodes, bySize(heads))))));
  }

  private static Map<Long, EvidenceCheckpointEntity> bySize(List<EvidenceCheckpointEntity> heads) {
    return heads.stream().collect(Collectors.toMap(head -> head.size, head -> head));
  }

  private Uni<Map<LogWalk.Thing, Evidence>> things(List<EvidenceEntryEntity> entries) {
    Uni<Map<LogWalk.Thing, Evidence>> all = Uni.createFrom().item(new HashMap<>());
    for (EvidenceSource source : sources) {
      List<UUID> refs =
          entries.stream().filter(e -> e.kind == source.kind()).map(e -> e.ref).distinct().toList();
      if (!refs.isEmpty()) {
        all = all.chain(things -> source.of(refs).map(found -> add(things, source.kind(), found)));
      }
    }
    return all;
  }

  private static Map<LogWalk.Thing, Evidence> add(
      Map<LogWalk.Thing, Evidence> things, EvidenceKind kind, List<Evidence> found) {
    found.forEach(e -> things.put(new LogWalk.Thing(kind, e.ref(), e.number()), e));
    return things;
  }

  /** A head that was signed beyond the log, and things that never entered it. */
  private Uni<@Nullable BrokenLeaf> atTheEnd(
      @Nullable BrokenLeaf broken, long sealed, Instant asOf) {
    if (broken != null) {
      return item(broken);
    }
    return log.checkpoint()
        .chain(
            head ->
                head != null && head.size > sealed
                    ? item(new BrokenLeaf(Fault.CHECKPOINT_MISMATCH, null, null, 0, sealed))
                    : outside(asOf));
  }

  private Uni<@Nullable BrokenLeaf> outside(Instant asOf) {
    Instant old = asOf.minus(ON_ITS_WAY);
    Uni<@Nullable BrokenLeaf> first = item(null);
    for (EvidenceSource source : sources) {
      first = first.chain(broken -> broken == null ? outside(source, old) : item(broken));
    }
    return first;
  }

  private Uni<@Nullable BrokenLeaf> outside(EvidenceSource source, Instant old) {
    return source
        .unsealed(Instant.EPOCH, PIECE)
        .map(
            found ->
                found.stream()
                    .filter(e -> !e.genuine() || e.at().isBefore(old))
                    .findFirst()
                    .map(
                        e ->
                            new BrokenLeaf(
                                Fault.NOT_GENUINE, source.kind(), e.ref(), e.number(), null))
                    .orElse(null));
  }

  private Uni<VerificationView> view(
      long from, long end, long sealed, @Nullable BrokenLeaf broken) {
    Long at = broken == null ? null : broken.index();
    long checked = Math.max(0, (at == null ? end : at) - from);
    Long next = broken == null && end < sealed ? end : null;
    return log.checkpoint()
        .map(
            head ->
                new VerificationView(
                    broken == null,
                    checked,
                    next,
                    sealed,
                    head == null ? 0 : head.size,
                    broken,
                    Times.toMillis(clock.instant())));
  }
}
