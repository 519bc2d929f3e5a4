package org.gongkai.consultation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.UUID;

/** 征求意见稿: one immutable version of a draft. */
@Entity
@Table(name = "draft")
public class DraftEntity {

  @Id public UUID id;

  @Column(name = "consultation_id")
  public UUID consultationId;

  public int number;
  public String title;
  public String notice;
  public String preamble;
  public String issuer;

  @Column(name = "issued_on")
  public LocalDate issuedOn;

  /** What the import left out, as JSON. */
  @Column(name = "set_aside")
  public String setAside;

  /** What the import was not sure of, as JSON. */
  public String doubts;

  @Column(name = "created_by")
  public String createdBy;
}
