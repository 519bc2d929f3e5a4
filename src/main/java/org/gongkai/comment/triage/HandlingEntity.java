package org.gongkai.comment.triage;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.gongkai.comment.CommentClass;
import org.jspecify.annotations.Nullable;

/** A step in the handling of a comment and how it stood afterwards; never changed. */
@Entity
@Table(name = "comment_handling")
@IdClass(HandlingEntity.Key.class)
public class HandlingEntity {

  @Id
  @Column(name = "comment_id")
  public UUID commentId;

  /** From 1, in the order of the steps. */
  @Id public int number;

  @Enumerated(EnumType.STRING)
  public HandlingAction action;

  /** Who had it before. */
  @Column(name = "from_handler")
  public @Nullable String fromHandler;

  @Column(name = "to_handler")
  public @Nullable String toHandler;

  public @Nullable String unit;

  @Enumerated(EnumType.STRING)
  @Column(name = "comment_class")
  public @Nullable CommentClass commentClass;

  @Column(name = "due_on")
  public @Nullable LocalDate dueOn;

  public @Nullable String reason;

  @Column(name = "acted_by")
  public String actedBy;

  @Column(name = "acted_at")
  public Instant actedAt;

  /** Primary key. */
  public record Key(UUID commentId, int number) implements Serializable {}
}
