package org.gongkai.audit;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class AuditEntryRepository implements PanacheRepositoryBase<AuditEntryEntity, UUID> {

  /** What the log does not have, the oldest first. */
  Uni<List<AuditEntryEntity>> unsealed(UUID from, int most) {
    return find(
            "from AuditEntryEntity a where a.id >= ?1 and not exists (select 1 from"
                + " EvidenceEntryEntity e where e.ref = a.id and e.number = 0 and e.kind ="
                + " org.gongkai.audit.evidence.EvidenceKind.AUDIT) order by a.id",
            from)
        .page(0, most)
        .list();
  }

  /** Whether a head of the log was ever signed. */
  Uni<Boolean> isSigned() {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createNativeQuery(
                        "select exists (select from evidence_checkpoint)", Boolean.class)
                    .getSingleResult());
  }

  Uni<List<AuditEntryEntity>> of(Collection<UUID> ids) {
    return list("id in ?1", ids);
  }

  /** Newest first. */
  Uni<List<AuditEntryEntity>> page(
      @Nullable UUID subjectId, @Nullable String action, @Nullable UUID before, int rows) {
    List<String> conditions = new ArrayList<>(List.of("1 = 1"));
    Map<String, Object> parameters = new HashMap<>();
    if (subjectId != null) {
      conditions.add("subjectId between :subject and :subject");
      parameters.put("subject", subjectId);
    }
    if (action != null) {
      conditions.add("action between :action and :action");
      parameters.put("action", action);
    }
    if (before != null) {
      conditions.add("id < :before");
      parameters.put("before", before);
    }
    return find(String.join(" and ", conditions) + order(subjectId, action), parameters)
        .page(0, rows)
        .list();
  }

  /** As the index has it; the identifier alone is the order of what is about everything. */
  private static String order(@Nullable UUID subjectId, @Nullable String action) {
    if (subjectId != null) {
      return " order by subjectId desc, id desc";
    }
    return (action == null ? " order by " : " order by action desc, ") + "id desc";
  }
}
