package org.gongkai.consultation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** 征求意见稿: one immutable version of a draft. */
@Entity
@Table(name = "draft")
public class DraftEntity {

  @Id public UUID id;

  @Column(name = "consultation_id")
  public UUID consultationId;

  public int number;
  public String title;
  public @Nullable String notice;
  public @Nullable String preamble;
  public @Nullable String issuer;

  @Column(name = "issued_on")
  public @Nullable LocalDate issuedOn;

  /** What the import left out, as JSON. */
  @Column(name = "set_aside")
  public String setAside;

  /** What the import was not sure of, as JSON. */
  public String doubts;

  /** The version that was public at the import, which the anchors start from; null for none. */
  @Column(name = "based_on")
  public @Nullable Integer basedOn;

  @Column(name = "created_by")
  public String createdBy;

  @Column(name = "created_at", insertable = false, updatable = false)
  public Instant createdAt;
}
