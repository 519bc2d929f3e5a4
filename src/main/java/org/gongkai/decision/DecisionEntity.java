package org.gongkai.decision;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.gongkai.disclosure.Disclosure;
import org.jspecify.annotations.Nullable;

/** 决策事项: an entry of the yearly catalogue. */
@Entity
@Table(name = "decision")
public class DecisionEntity {

  @Id public UUID id;
  public int year;
  public String title;
  public String unit;

  @Enumerated(EnumType.STRING)
  public DecisionKind kind;

  public @Nullable String item;

  @Column(name = "planned_for")
  public @Nullable LocalDate plannedFor;

  @Column(name = "published_at")
  public @Nullable Instant publishedAt;

  /** There as soon as the entry is published. */
  @Embedded public @Nullable Disclosure disclosure;

  @Column(name = "created_by", updatable = false)
  public String createdBy;

  @Column(name = "created_at", updatable = false)
  public Instant createdAt;

  @Version public int version;
}
