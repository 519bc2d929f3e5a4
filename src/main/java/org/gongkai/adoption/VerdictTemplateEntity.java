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

/** 答复模板: words that officers use again and again. Verdicts keep a copy of what it said. */
@Entity
@Table(name = "verdict_template")
public class VerdictTemplateEntity {

  @Id public UUID id;

  public String name;

  @Enumerated(EnumType.STRING)
  public Outcome outcome;

  /** With placeholders. */
  public String text;

  @Column(name = "created_by", updatable = false)
  public String createdBy;

  @Column(name = "changed_by")
  public String changedBy;

  /** Set by every change, so that the version moves on. */
  @Column(name = "changed_at")
  public Instant changedAt;

  @Version public int version;
}
