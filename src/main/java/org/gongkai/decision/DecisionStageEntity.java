package org.gongkai.decision;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** 决策环节: something that happened on the way to a decision or after it. */
@Entity
@Table(name = "decision_stage")
public class DecisionStageEntity {

  @Id public UUID id;

  @Column(name = "decision_id", updatable = false)
  public UUID decisionId;

  @Enumerated(EnumType.STRING)
  public Stage stage;

  public String title;
  public @Nullable String text;
  public @Nullable String href;

  @Column(name = "occurred_on")
  public LocalDate occurredOn;

  public @Nullable String observers;

  @Column(name = "due_on")
  public @Nullable LocalDate dueOn;

  @Enumerated(EnumType.STRING)
  public @Nullable MilestoneState state;

  @Column(name = "published_at")
  public @Nullable Instant publishedAt;

  @Column(name = "correction_count")
  public int correctionCount;

  @Column(name = "corrected_at")
  public @Nullable Instant correctedAt;

  @Column(name = "correction_note")
  public @Nullable String correctionNote;

  @Column(name = "withdrawn_at")
  public @Nullable Instant withdrawnAt;

  @Column(name = "withdrawal_reason")
  public @Nullable String withdrawalReason;

  @Column(name = "created_by", updatable = false)
  public String createdBy;

  @Version public int version;
}
