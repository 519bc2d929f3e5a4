package org.gongkai.audit.evidence;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** A leaf of the log; the database refuses to change it. */
@Entity
@Immutable
@Table(name = "evidence_entry")
class EvidenceEntryEntity {

  /** Its place in the log, from 0. */
  @Id long seq;

  @Enumerated(EnumType.STRING)
  EvidenceKind kind;

  UUID ref;

  int number;

  byte[] chain;

  @Column(name = "sealed_at")
  Instant sealedAt;
}
