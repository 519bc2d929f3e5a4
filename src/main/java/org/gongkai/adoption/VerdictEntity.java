package org.gongkai.adoption;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** 采纳结论: the answer to one comment. */
@Entity
@Table(name = "verdict")
public class VerdictEntity {

  @Id
  @Column(name = "comment_id")
  public UUID commentId;

  @Enumerated(EnumType.STRING)
  public Outcome outcome;

  public @Nullable String reason;

  @Column(name = "clause_id")
  public @Nullable UUID clauseId;

  @Column(name = "decided_by")
  public String decidedBy;

  @Column(name = "decided_at")
  public Instant decidedAt;

  @Version public int version;
}
