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
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One version of a content's text. What was written never changes; the database refuses it. Only
 * how the version goes on is noted here: its check, its rounds of review, its publication.
 */
@Entity
@Table(name = "content_version")
@IdClass(ContentVersionEntity.Key.class)
public class ContentVersionEntity {

  @Id
  @Column(name = "content_id")
  public UUID contentId;

  /** From 1, one more with each change; the public ones may have gaps. */
  @Id public int number;

  @Column(name = "column_name", updatable = false)
  public String column;

  @Column(updatable = false)
  public String title;

  @Column(updatable = false)
  public String summary;

  @Column(updatable = false)
  public String body;

  @Column(updatable = false)
  public String unit;

  /** As JSON: a list of {@link Attachment}. */
  @Column(updatable = false)
  public String attachments;

  /** As JSON: ids of the channels that it is meant for. */
  @Column(updatable = false)
  public String channels;

  @Enumerated(EnumType.STRING)
  @Column(updatable = false)
  public Openness openness;

  @Column(name = "openness_ground", updatable = false)
  public @Nullable String opennessGround;

  /** Whom it concerns, where that is not everyone. */
  @Column(updatable = false)
  public @Nullable String audience;

  @Column(name = "document_number", updatable = false)
  public @Nullable String documentNumber;

  @Column(name = "generated_on", updatable = false)
  public @Nullable LocalDate generatedOn;

  @Column(name = "effective_on", updatable = false)
  public @Nullable LocalDate effectiveOn;

  @Column(updatable = false)
  public @Nullable String issue;

  @Column(updatable = false)
  public @Nullable UUID interprets;

  @Column(name = "consultation_id", updatable = false)
  public @Nullable UUID consultationId;

  @Column(name = "expires_at", updatable = false)
  public @Nullable Instant expiresAt;

  @Enumerated(EnumType.STRING)
  @Column(updatable = false)
  public @Nullable CorrectionKind correction;

  /** Public. */
  @Column(name = "correction_note", updatable = false)
  public @Nullable String correctionNote;

  @Column(name = "written_by", updatable = false)
  public String writtenBy;

  @Column(name = "written_at", updatable = false)
  public Instant writtenAt;

  /** When its findings were made. */
  @Column(name = "checked_at")
  public @Nullable Instant checkedAt;

  /** How often it was submitted. */
  public int round;

  /** Which of the public versions it is, from 1. */
  public @Nullable Integer edition;

  @Column(name = "published_at")
  public @Nullable Instant publishedAt;

  @Column(name = "published_by")
  public @Nullable String publishedBy;

  /** Primary key. */
  public record Key(UUID contentId, int number) implements Serializable {}
}
