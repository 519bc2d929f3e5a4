package org.gongkai.audit.evidence;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import org.hibernate.annotations.Immutable;

/** The hash of a complete subtree; the database refuses to change it. */
@Entity
@Immutable
@Table(name = "evidence_node")
@IdClass(EvidenceNodeEntity.Key.class)
class EvidenceNodeEntity {

  /** 0 for leaves. */
  @Id short level;

  @Id long place;

  byte[] hash;

  /** Primary key. */
  record Key(short level, long place) implements Serializable {}
}
