package org.gongkai.comment;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class CommentRepository implements PanacheRepositoryBase<CommentEntity, UUID> {

  private static final String TELL =
      "select count(tell_citizen(citizen_id, :kind, :title, :text, '/v1/receipts/' || receipt,"
          + " cast(:at as timestamptz))) from comment where consultation_id = :consultation and"
          + " citizen_id is not null and status <> 'WITHDRAWN'";

  Uni<@Nullable CommentEntity> byReceipt(String receipt) {
    return find("receipt", receipt).firstResult();
  }

  /** Puts a message into the inbox of each comment's author; gives how many. */
  Uni<Long> tellAuthors(CommentService.Notice notice) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createNativeQuery(TELL, Long.class)
                    .setParameter("consultation", notice.consultationId())
                    .setParameter("kind", notice.kind().name())
                    .setParameter("title", notice.title())
                    .setParameter("text", notice.text())
                    .setParameter("at", notice.at())
                    .getSingleResult());
  }

  /** What the public may see, newest first. */
  Uni<List<CommentEntity>> publicPage(UUID consultationId, @Nullable UUID before, int rows) {
    Map<String, Object> parameters =
        new HashMap<>(Map.of("consultation", consultationId, "status", CommentStatus.PUBLIC));
    String query = "consultationId = :consultation and status = :status and publishConsent = true";
    return page(query, parameters, before, rows);
  }

  Uni<List<CommentEntity>> officerPage(
      UUID consultationId, @Nullable CommentStatus status, @Nullable UUID before, int rows) {
    Map<String, Object> parameters = new HashMap<>(Map.of("consultation", consultationId));
    String query = "consultationId = :consultation";
    if (status != null) {
      query += " and status = :status";
      parameters.put("status", status);
    }
    return page(query, parameters, before, rows);
  }

  Uni<List<CommentEntity>> citizenPage(UUID citizenId, @Nullable UUID before, int rows) {
    return page("citizenId = :citizen", new HashMap<>(Map.of("citizen", citizenId)), before, rows);
  }

  private Uni<List<CommentEntity>> page(
      String query, Map<String, Object> parameters, @Nullable UUID before, int rows) {
    String paged = query;
    if (before != null) {
      paged += " and id < :before";
      parameters.put("before", before);
    }
    return find(paged + " order by id desc", parameters).page(0, rows).list();
  }
}
