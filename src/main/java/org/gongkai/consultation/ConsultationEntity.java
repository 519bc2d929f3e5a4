package org.gongkai.consultation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** 征求意见: one window on one decision. Its status follows from the clock and is stored nowhere. */
@Entity
@Table(name = "consultation")
public class ConsultationEntity {

  @Id public UUID id;

  @Column(name = "decision_id", updatable = false)
  public UUID decisionId;

  /** Which consultation on its decision it is, from 1. */
  @Column(updatable = false)
  public int round;

  public String title;
  public String unit;
  public String contact;

  @Column(name = "opens_at")
  public @Nullable Instant opensAt;

  @Column(name = "closes_at")
  public @Nullable Instant closesAt;

  /** The last day, when the end was named as a day. */
  @Column(name = "closes_on")
  public @Nullable LocalDate closesOn;

  @Column(name = "shortened_reason")
  public @Nullable String shortenedReason;

  /** Number of the draft on which comments are taken. */
  @Column(name = "published_draft")
  public @Nullable Integer publishedDraft;

  /** When the first verdict was given. */
  @Column(name = "adopting_since")
  public @Nullable Instant adoptingSince;

  @Column(name = "feedback_published_at")
  public @Nullable Instant feedbackPublishedAt;

  /** When the decision's result was published. */
  @Column(name = "decided_at")
  public @Nullable Instant decidedAt;

  @Column(name = "created_by", updatable = false)
  public String createdBy;

  /** The last change that readers see and that the clock did not make. */
  @Column(name = "changed_at")
  public Instant changedAt;

  @Version public int version;
}
