package org.gongkai.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.Map;
import org.gongkai.platform.id.IdGenerator;
import org.gongkai.platform.time.Times;

/** Keeps what staff did. */
@ApplicationScoped
public class AuditService {

  private final AuditEntryRepository entries;
  private final ObjectMapper json;
  private final IdGenerator ids;
  private final InstantSource clock;

  AuditService(
      AuditEntryRepository entries, ObjectMapper json, IdGenerator ids, InstantSource clock) {
    this.entries = entries;
    this.json = json;
    this.ids = ids;
    this.clock = clock;
  }

  /** Notes an action in the present transaction: both are kept or neither. */
  @WithTransaction
  public Uni<Void> record(AuditedAction action) {
    AuditEntryEntity entry = new AuditEntryEntity();
    entry.id = ids.next();
    entry.at = Times.toMillis(clock.instant());
    entry.actor = action.actor();
    entry.action = action.action();
    entry.subject = action.subject();
    entry.subjectId = action.subjectId();
    entry.reason = action.reason();
    entry.detail = write(action.detail());
    return entries.persist(entry).replaceWithVoid();
  }

  private String write(Map<String, ?> detail) {
    try {
      return json.writeValueAsString(detail);
    } catch (JsonProcessingException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }
}
