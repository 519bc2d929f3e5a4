package org.gongkai.consultation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;
import org.gongkai.consultation.anchor.Basis;
import org.gongkai.consultation.anchor.Fate;
import org.jspecify.annotations.Nullable;

/** What became of a clause of a published version in a later one. */
@Entity
@Table(name = "anchor")
@IdClass(AnchorEntity.Key.class)
public class AnchorEntity {

  /** PostgreSQL's own name of {@code uuid[]}, which the validation of the schema compares. */
  static final String UUIDS = "_uuid";

  @Id
  @Column(name = "consultation_id")
  public UUID consultationId;

  @Id
  @Column(name = "to_version")
  public int toVersion;

  @Id
  @Column(name = "clause_id")
  public UUID clauseId;

  @Column(name = "from_version")
  public int fromVersion;

  /** Place of the clause in its version, from 0. */
  public int position;

  @Enumerated(EnumType.STRING)
  public Fate fate;

  /** Clauses of the later version, in reading order. */
  @Column(columnDefinition = UUIDS)
  public UUID[] targets;

  public double similarity;
  public boolean moved;
  public boolean renumbered;

  /** What decided; null once a person has. */
  @Enumerated(EnumType.STRING)
  public @Nullable Basis basis;

  @Column(name = "decided_by")
  public @Nullable String decidedBy;

  @Column(name = "decided_at")
  public @Nullable Instant decidedAt;

  @Version public int version;

  /** Primary key. */
  public record Key(UUID consultationId, int toVersion, UUID clauseId) implements Serializable {}
}
