package org.gongkai.consultation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.gongkai.consultation.anchor.Fate;

/** A person's decision about an anchor; never changed. The last one holds. */
@Entity
@Table(name = "anchor_decision")
public class AnchorDecisionEntity {

  @Id public UUID id;

  @Column(name = "consultation_id")
  public UUID consultationId;

  @Column(name = "to_version")
  public int toVersion;

  @Column(name = "clause_id")
  public UUID clauseId;

  @Enumerated(EnumType.STRING)
  @Column(name = "old_fate")
  public Fate oldFate;

  @Column(name = "old_targets", columnDefinition = AnchorEntity.UUIDS)
  public UUID[] oldTargets;

  @Enumerated(EnumType.STRING)
  @Column(name = "new_fate")
  public Fate newFate;

  @Column(name = "new_targets", columnDefinition = AnchorEntity.UUIDS)
  public UUID[] newTargets;

  public String reason;

  @Column(name = "decided_by")
  public String decidedBy;

  @Column(name = "decided_at")
  public Instant decidedAt;
}
