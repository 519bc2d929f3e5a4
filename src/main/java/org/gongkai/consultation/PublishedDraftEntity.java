package org.gongkai.consultation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;

/** That a version of a draft is public, and since when; never changed. */
@Entity
@Table(name = "published_draft")
@IdClass(PublishedDraftEntity.Key.class)
public class PublishedDraftEntity {

  @Id
  @Column(name = "consultation_id")
  public UUID consultationId;

  /** Version of the draft. */
  @Id public int number;

  /** Which one it was to come out, from 1. */
  public int edition;

  @Column(name = "published_by")
  public String publishedBy;

  @Column(name = "published_at")
  public Instant publishedAt;

  /** Primary key. */
  public record Key(UUID consultationId, int number) implements Serializable {}
}
