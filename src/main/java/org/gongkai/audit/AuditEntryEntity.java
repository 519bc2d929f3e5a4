package org.gongkai.audit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** One thing that staff did; the database refuses to change it. */
@Entity
@Immutable
@Table(name = "audit_entry")
public class AuditEntryEntity {

  @Id public UUID id;

  public Instant at;

  public String actor;

  public String action;

  public String subject;

  @Column(name = "subject_id")
  public UUID subjectId;

  public @Nullable String reason;

  /** JSON. */
  public String detail;

  /** As {@link AuditMac} makes it; null in entries from before. */
  public @Nullable String mac;
}
