package org.gongkai.comment.photo;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A photo that a citizen adds to a comment, and where its check stands. */
@Entity
@Table(name = "comment_photo")
public class PhotoEntity {

  @Id public UUID id;

  /** Who sent it; null when its author's data were erased. */
  @Column(name = "citizen_id", updatable = false)
  public @Nullable UUID citizenId;

  /** The comment that took it; null until one does. */
  @Column(name = "comment_id")
  public @Nullable UUID commentId;

  /** Its place among the photos of the comment, from 1. */
  public @Nullable Integer place;

  @Enumerated(EnumType.STRING)
  public PhotoState state;

  /** Digest of the bytes that are kept. */
  @Column(updatable = false)
  public String sha256;

  @Column(updatable = false)
  public long bytes;

  @Column(updatable = false)
  public int width;

  @Column(updatable = false)
  public int height;

  @Column(name = "created_at", updatable = false)
  public Instant createdAt;

  @Column(name = "due_at")
  public @Nullable Instant dueAt;

  @Column(name = "asked_at")
  public @Nullable Instant askedAt;

  @Column(name = "trace_id")
  public @Nullable String traceId;

  public int attempts;

  @Column(name = "fetched_again")
  public boolean fetchedAgain;

  @Column(name = "moderated_by")
  public @Nullable String moderatedBy;

  /** Why a person hid it, for its author. */
  public @Nullable String reason;

  /** Lets a comment take it; its check is due. */
  void attach(UUID comment, int at, Instant now) {
    commentId = comment;
    place = at;
    dueAt = now;
  }

  /** Ends the check: nothing more is asked or awaited. */
  void end(PhotoState outcome) {
    state = outcome;
    dueAt = null;
  }

  /** Puts the check off. */
  void askAgain(Instant at) {
    askedAt = null;
    traceId = null;
    dueAt = at;
  }
}
