package org.gongkai.audit.evidence;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/** A signed head of the log; the database refuses to change it. */
@Entity
@Immutable
@Table(name = "evidence_checkpoint")
class EvidenceCheckpointEntity {

  /** Leaves that it vouches for. */
  @Id long size;

  byte[] root;

  /** As {@link CheckpointNote} writes it. */
  String note;

  @Column(name = "signed_at")
  Instant signedAt;
}
