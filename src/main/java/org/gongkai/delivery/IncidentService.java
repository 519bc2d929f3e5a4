package org.gongkai.delivery;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongkai.audit.AuditService;
import org.gongkai.audit.AuditedAction;
import org.gongkai.platform.id.IdGenerator;
import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.problem.ProblemType;
import org.gongkai.platform.time.Times;
import org.gongkai.platform.web.Cursor;
import org.gongkai.platform.web.Page;
import org.jspecify.annotations.Nullable;

/** What read-back found, until a person has dealt with it. */
@ApplicationScoped
public class IncidentService {

  private final IncidentRepository incidents;
  private final AuditService audit;
  private final IdGenerator ids;
  private final InstantSource clock;

  IncidentService(
      IncidentRepository incidents, AuditService audit, IdGenerator ids, InstantSource clock) {
    this.incidents = incidents;
    this.audit = audit;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Opens an incident in the present transaction; while one about the same content on the same
   * channel is open, nothing. The caller holds the row of what the channel shows.
   */
  @WithTransaction
  public Uni<Void> open(String channelId, UUID contentId, IncidentKind kind, String detail) {
    return incidents
        .open(channelId, contentId)
        .chain(
            known ->
                known == null
                    ? incidents.persist(incident(channelId, contentId, kind, detail))
                    : Uni.createFrom().item(known))
        .replaceWithVoid();
  }

  /**
   * Incidents, newest first.
   *
   * @param channelId only of this channel; null for all
   * @param open only open ones, or only resolved ones; null for all
   */
  @WithSession
  public Uni<Page<IncidentView>> page(
      @Nullable String channelId, @Nullable Boolean open, @Nullable String cursor, int limit) {
    return incidents
        .page(channelId, open, Cursor.read(cursor), limit + 1)
        .map(rows -> Page.of(rows, limit, row -> Cursor.after(row.id)))
        .chain(this::titled);
  }

  /**
   * Notes what was done about an incident. A later finding on the same post opens another.
   *
   * @throws ProblemException (in the Uni) {@link ProblemType#INCIDENT_NOT_FOUND} or {@link
   *     ProblemType#INCIDENT_ALREADY_RESOLVED}
   */
  @WithTransaction
  public Uni<IncidentView> resolve(UUID id, String note, String by) {
    return incidents
        .findById(id, LockModeType.PESSIMISTIC_WRITE)
        .onItem()
        .ifNull()
        .failWith(() -> new ProblemException(ProblemType.INCIDENT_NOT_FOUND))
        .invoke(incident -> resolve(incident, note, by))
        .call(incidents::flush)
        .call(incident -> audit.record(resolved(incident)))
        .chain(
            incident ->
                titled(new Page<>(List.of(incident), null)).map(page -> page.items().get(0)));
  }

  private void resolve(IncidentEntity incident, String note, String by) {
    if (incident.resolvedAt != null) {
      throw new ProblemException(ProblemType.INCIDENT_ALREADY_RESOLVED);
    }
    incident.resolvedAt = Times.toMillis(clock.instant());
    incident.resolvedBy = by;
    incident.resolution = note.strip();
  }

  private static AuditedAction resolved(IncidentEntity incident) {
    return new AuditedAction(
        String.valueOf(incident.resolvedBy),
        "resolveIncident",
        "incident",
        incident.id,
        incident.resolution,
        Map.of(
            "channelId", incident.channelId,
            "contentId", incident.contentId.toString(),
            "kind", incident.kind.name()));
  }

  private Uni<Page<IncidentView>> titled(Page<IncidentEntity> page) {
    return incidents
        .titles(page.items().stream().map(row -> row.contentId).distinct().toList())
        .map(
            titles ->
                page.map(row -> IncidentView.of(row, titles.getOrDefault(row.contentId, ""))));
  }

  private IncidentEntity incident(
      String channelId, UUID contentId, IncidentKind kind, String detail) {
    IncidentEntity incident = new IncidentEntity();
    incident.id = ids.next();
    incident.channelId = channelId;
    incident.contentId = contentId;
    incident.kind = kind;
    incident.detail = detail.length() <= 500 ? detail : detail.substring(0, 500);
    incident.foundAt = Times.toMillis(clock.instant());
    return incident;
  }
}
