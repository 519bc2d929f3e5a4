package org.gongkai.adoption;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One line of a published breakdown, frozen. */
@Entity
@Table(name = "feedback_breakdown")
@IdClass(BreakdownPartEntity.Key.class)
public class BreakdownPartEntity {

  @Id
  @Column(name = "consultation_id")
  public UUID consultationId;

  @Id
  @Enumerated(EnumType.STRING)
  public Dimension dimension;

  /** From 1, the largest first, the rest last. */
  @Id public int position;

  /** Null for comments on the whole draft and for the rest. */
  public @Nullable String value;

  /** Null for the rest. */
  public @Nullable String label;

  public boolean rest;

  public int comments;

  /** What comments are counted by. */
  public enum Dimension {
    CLAUSE,
    SOURCE,
    RESPONDENT_TYPE
  }

  /** Primary key. */
  public record Key(UUID consultationId, Dimension dimension, int position)
      implements Serializable {}
}
