package org.gongkai.comment.offline;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What was entered before. */
@ApplicationScoped
class EntryRepository {

  // Another seed than those of consultations and citizens.
  private static final String LOCK =
      "select cast(pg_advisory_xact_lock(hashtextextended(:id, 2)) as varchar)";

  // One parameter, however many hashes; they hold no comma.
  private static final String KNOWN =
      "select repetition_hash, min(receipt) from comment where consultation_id = :id and entered_by"
          + " is not null and status <> 'WITHDRAWN' and repetition_hash ="
          + " any(string_to_array(:hashes, ',')) group by 1";

  /** Lets the entries of one consultation wait for each other until this transaction ends. */
  Uni<Void> lock(UUID consultationId) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createNativeQuery(LOCK, String.class)
                    .setParameter("id", consultationId.toString())
                    .getSingleResult())
        .replaceWithVoid();
  }

  /** The receipts, as they are stored, of the comments that have one of these hashes. */
  Uni<Map<String, String>> known(UUID consultationId, Collection<String> hashes) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createNativeQuery(KNOWN, Object[].class)
                    .setParameter("id", consultationId)
                    .setParameter("hashes", String.join(",", hashes))
                    .getResultList())
        .map(EntryRepository::byHash);
  }

  private static Map<String, String> byHash(List<Object[]> rows) {
    Map<String, String> receipts = new HashMap<>();
    rows.forEach(row -> receipts.put((String) row[0], (String) row[1]));
    return receipts;
  }
}
