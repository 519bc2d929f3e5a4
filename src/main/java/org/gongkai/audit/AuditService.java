package org.gongkai.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import org.gongkai.platform.id.IdGenerator;
import org.gongkai.platform.time.Times;
import org.gongkai.platform.web.Cursor;
import org.gongkai.platform.web.Page;
import org.jspecify.annotations.Nullable;

/** Keeps what staff did, and shows it. */
@ApplicationScoped
public class AuditService {

  private final AuditEntryRepository entries;
  private final ObjectMapper json;
  private final IdGenerator ids;
  private final InstantSource clock;
  private final AuditMac macs;

  AuditService(
      AuditEntryRepository entries,
      ObjectMapper json,
      IdGenerator ids,
      InstantSource clock,
      AuditMac macs) {
    this.entries = entries;
    this.macs = macs;
    this.json = json;
    this.ids = ids;
    this.clock = clock;
  }

  /** Notes an action in the present transaction: both are kept or neither. */
  @WithTransaction
  public Uni<Void> record(AuditedAction action) {
    return note(action).replaceWithVoid();
  }

  /** Notes in the present transaction what was made of a thing: both are kept or neither. */
  @WithTransaction
  public Uni<Void> record(AuditedChange change) {
    return record(
        new AuditedAction(
            change.actor(),
            change.action(),
            change.subject(),
            change.subjectId(),
            change.reason(),
            ChangedFields.between(json, change.before(), change.after())));
  }

  /** As {@link #record}; gives the entry's identifier. */
  @WithTransaction
  public Uni<UUID> note(AuditedAction action) {
    AuditEntryEntity entry = new AuditEntryEntity();
    entry.id = ids.next();
    entry.at = Times.toMillis(clock.instant());
    entry.actor = action.actor();
    entry.action = action.action();
    entry.subject = action.subject();
    entry.subjectId = action.subjectId();
    entry.reason = action.reason();
    entry.detail = write(action.detail());
    entry.mac = macs.of(entry);
    return entries.persist(entry).map(kept -> kept.id);
  }

  /** One entry; null for an unknown one. */
  @WithSession
  public Uni<@Nullable AuditEntryView> entry(UUID id) {
    return entries.findById(id).map(entry -> entry == null ? null : view(entry));
  }

  /**
   * Entries, newest first.
   *
   * @param subjectId only what was done to this; null for everything
   * @param action only this operation; null for every one
   */
  @WithSession
  public Uni<Page<AuditEntryView>> page(
      @Nullable UUID subjectId, @Nullable String action, @Nullable String cursor, int limit) {
    return entries
        .page(subjectId, action, Cursor.read(cursor), limit + 1)
        .map(rows -> Page.of(rows, limit, row -> Cursor.after(row.id)).map(this::view));
  }

  private AuditEntryView view(AuditEntryEntity entry) {
    return new AuditEntryView(
        entry.id,
        entry.at,
        entry.actor,
        entry.action,
        entry.subject,
        entry.subjectId,
        entry.reason,
        read(entry.detail));
  }

  private Map<String, Object> read(String detail) {
    try {
      return json.readValue(detail, new TypeReference<>() {});
    } catch (JsonProcessingException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private String write(Map<String, ?> detail) {
    try {
      return json.writeValueAsString(detail);
    } catch (JsonProcessingException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }
}
