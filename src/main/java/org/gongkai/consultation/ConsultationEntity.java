package org.gongkai.consultation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** 征求意见: one window on one decision. Its status follows from the clock and is stored nowhere. */
@Entity
@Table(name = "consultation")
public class ConsultationEntity {

  @Id public UUID id;

  @Column(name = "decision_id")
  public UUID decisionId;

  public String title;
  public String unit;
  public String contact;

  @Column(name = "opens_at")
  public @Nullable Instant opensAt;

  @Column(name = "closes_at")
  public @Nullable Instant closesAt;

  @Column(name = "shortened_reason")
  public @Nullable String shortenedReason;

  @Column(name = "published_draft")
  public @Nullable Integer publishedDraft;

  @Column(name = "feedback_published_at")
  public @Nullable Instant feedbackPublishedAt;

  @Column(name = "created_by", updatable = false)
  public String createdBy;

  @Version public int version;
}
