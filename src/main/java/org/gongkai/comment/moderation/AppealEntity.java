package org.gongkai.comment.moderation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.gongkai.comment.CommentEntity;
import org.jspecify.annotations.Nullable;

/** 申诉: an author's only appeal against the hiding of a comment. Guarded by the comment's lock. */
@Entity
@Table(name = "comment_appeal")
public class AppealEntity {

  @Id public UUID id;

  @Column(name = "comment_id", updatable = false)
  public UUID commentId;

  public String text;

  /** Everybody who had hidden the comment when the appeal was made. */
  @Column(name = "hidden_by", columnDefinition = CommentEntity.VARCHARS, updatable = false)
  public String[] hiddenBy;

  /** The officer who entered it for its author; null for one that the author made online. */
  @Column(name = "entered_by", updatable = false)
  public @Nullable String enteredBy;

  /** The day on which an entered one came in. */
  @Column(name = "received_on", updatable = false)
  public @Nullable LocalDate receivedOn;

  @Column(name = "made_at", updatable = false)
  public Instant madeAt;

  /** Null until it is decided. */
  @Enumerated(EnumType.STRING)
  public @Nullable AppealOutcome outcome;

  public @Nullable String reason;

  @Column(name = "decided_by")
  public @Nullable String decidedBy;

  @Column(name = "decided_at")
  public @Nullable Instant decidedAt;

  boolean isOpen() {
    return outcome == null;
  }

  /** Whether it is against what this person decided. */
  boolean isAgainst(String person) {
    return List.of(hiddenBy).contains(person);
  }
}
