package org.gongkai.adoption;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** What changed in a published report; public, and the database refuses to change it. */
@Entity
@Immutable
@Table(name = "feedback_revision")
@IdClass(FeedbackRevisionEntity.Key.class)
public class FeedbackRevisionEntity {

  @Id
  @Column(name = "consultation_id")
  public UUID consultationId;

  /** Of the report's revisions, from 1. */
  @Id public int number;

  /** Number of the answer in the report. */
  public int item;

  @Enumerated(EnumType.STRING)
  @Column(name = "before_outcome")
  public Outcome beforeOutcome;

  @Column(name = "before_reason")
  public @Nullable String beforeReason;

  /** Number of the changed clause. */
  @Column(name = "before_clause")
  public @Nullable String beforeClause;

  @Enumerated(EnumType.STRING)
  @Column(name = "after_outcome")
  public Outcome afterOutcome;

  @Column(name = "after_reason")
  public @Nullable String afterReason;

  @Column(name = "after_clause")
  public @Nullable String afterClause;

  public String note;

  @Column(name = "revised_at")
  public Instant revisedAt;

  /** Primary key. */
  public record Key(UUID consultationId, int number) implements Serializable {}
}
