package org.gongkai.content;

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
import org.jspecify.annotations.Nullable;

/** 审: one review of one version. Kept as it is; the database refuses changes. */
@Entity
@Table(name = "content_review")
@IdClass(ContentReviewEntity.Key.class)
public class ContentReviewEntity {

  @Id
  @Column(name = "content_id")
  public UUID contentId;

  /** Number of the version. */
  @Id public int number;

  /** Which submission of the version, from 1. */
  @Id public int round;

  /** 一审, 二审, 三审: 1 to 3. */
  @Id public int stage;

  @Enumerated(EnumType.STRING)
  @Column(updatable = false)
  public ReviewOutcome outcome;

  /** Names of the gates that were ticked, in their order, with commas. */
  @Column(updatable = false)
  public String gates;

  @Column(name = "openness_confirmed", updatable = false)
  public boolean opennessConfirmed;

  @Column(updatable = false)
  public @Nullable String note;

  @Column(updatable = false)
  public String reviewer;

  @Column(name = "reviewed_at", updatable = false)
  public Instant reviewedAt;

  /** Primary key. */
  public record Key(UUID contentId, int number, int round, int stage) implements Serializable {}
}
