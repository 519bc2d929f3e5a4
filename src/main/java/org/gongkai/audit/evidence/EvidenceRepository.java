package org.gongkai.audit.evidence;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.gongkai.platform.data.UuidArray;
import org.jspecify.annotations.Nullable;

/** The log in the database. */
@ApplicationScoped
class EvidenceRepository {

  /** Any number that no other lock has. */
  private static final String LOCK = "select pg_try_advisory_xact_lock(4823190551)";

  private static final String LOCK_IN_TURN =
      "select 1 from (select pg_advisory_xact_lock(4823190551)) held";

  private static final String NODES =
      "select n.level, n.place, n.hash from evidence_node n join unnest(cast(cast(:levels as"
          + " varchar) as integer[]), cast(cast(:places as varchar) as bigint[])) k(level, place)"
          + " on n.level = k.level and n.place = k.place";

  /** Whether this transaction alone may write the log; false while another one does. */
  Uni<Boolean> lock() {
    return Panache.getSession()
        .chain(session -> session.createNativeQuery(LOCK, Boolean.class).getSingleResult());
  }

  /** Lets this transaction alone write the log, as soon as the one that writes it now has ended. */
  Uni<Void> lockInTurn() {
    return Panache.getSession()
        .chain(session -> session.createNativeQuery(LOCK_IN_TURN, Integer.class).getSingleResult())
        .replaceWithVoid();
  }

  /** The last leaf, or null. */
  Uni<@Nullable EvidenceEntryEntity> last() {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createQuery(
                        "from EvidenceEntryEntity order by seq desc", EvidenceEntryEntity.class)
                    .setMaxResults(1)
                    .getSingleResultOrNull());
  }

  /** Leaves in their order, from one on. */
  Uni<List<EvidenceEntryEntity>> entries(long from, int most) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createQuery(
                        "from EvidenceEntryEntity where seq >= :from order by seq",
                        EvidenceEntryEntity.class)
                    .setParameter("from", from)
                    .setMaxResults(most)
                    .getResultList());
  }

  /** The leaves of things. */
  Uni<List<EvidenceEntryEntity>> entriesOf(Collection<UUID> refs) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createNativeQuery(
                        "select * from evidence_entry where ref = any(cast(cast(:refs as varchar)"
                            + " as uuid[])) order by seq",
                        EvidenceEntryEntity.class)
                    .setParameter("refs", UuidArray.of(refs))
                    .getResultList());
  }

  /** Hashes of subtrees; those that are not complete are left out. */
  Uni<Map<MerkleNode, byte[]>> nodes(Collection<MerkleNode> nodes) {
    String levels = array(nodes.stream().map(node -> (long) node.level()).toList());
    String places = array(nodes.stream().map(MerkleNode::index).toList());
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createNativeQuery(NODES, Object[].class)
                    .setParameter("levels", levels)
                    .setParameter("places", places)
                    .getResultList())
        .map(EvidenceRepository::hashes);
  }

  /** The newest signed head, or null. */
  Uni<@Nullable EvidenceCheckpointEntity> checkpoint() {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createQuery(
                        "from EvidenceCheckpointEntity order by size desc",
                        EvidenceCheckpointEntity.class)
                    .setMaxResults(1)
                    .getSingleResultOrNull());
  }

  /** The signed head of so many leaves, or null. */
  Uni<@Nullable EvidenceCheckpointEntity> checkpoint(long size) {
    return Panache.getSession()
        .chain(session -> session.find(EvidenceCheckpointEntity.class, size));
  }

  /** Signed heads of fewer leaves, the newest first. */
  Uni<List<EvidenceCheckpointEntity>> below(long size, int rows) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createQuery(
                        "from EvidenceCheckpointEntity where size < :below order by size desc",
                        EvidenceCheckpointEntity.class)
                    .setParameter("below", size)
                    .setMaxResults(rows)
                    .getResultList());
  }

  /** Signed heads of sizes in a range, its end included, the smallest first. */
  Uni<List<EvidenceCheckpointEntity>> checkpoints(long above, long to) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createQuery(
                        "from EvidenceCheckpointEntity where size > :above and size <= :to order by"
                            + " size",
                        EvidenceCheckpointEntity.class)
                    .setParameter("above", above)
                    .setParameter("to", to)
                    .getResultList());
  }

  private static Map<MerkleNode, byte[]> hashes(List<Object[]> rows) {
    Map<MerkleNode, byte[]> hashes = new HashMap<>();
    for (Object[] row : rows) {
      hashes.put(
          new MerkleNode(((Number) row[0]).intValue(), ((Number) row[1]).longValue()),
          (byte[]) row[2]);
    }
    return hashes;
  }

  /** As PostgreSQL writes an array. */
  private static String array(Collection<Long> numbers) {
    return numbers.stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
  }
}
