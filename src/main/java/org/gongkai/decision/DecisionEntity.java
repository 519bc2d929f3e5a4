package org.gongkai.decision;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;

/** 决策事项: an entry of the yearly catalogue. */
@Entity
@Table(name = "decision")
public class DecisionEntity {

  @Id public UUID id;
  public int year;
  public String title;
  public String unit;

  @Column(name = "created_by", updatable = false)
  public String createdBy;

  @Column(name = "created_at", insertable = false, updatable = false)
  public Instant createdAt;

  @Version public int version;
}
