package org.gongkai.consultation;

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

/** A decision about a consultation's window; never changed. The last one holds. */
@Entity
@Table(name = "consultation_window")
@IdClass(WindowEntity.Key.class)
public class WindowEntity {

  @Id
  @Column(name = "consultation_id")
  public UUID consultationId;

  /** From 1, in the order of the decisions. */
  @Id public int number;

  @Enumerated(EnumType.STRING)
  public WindowKind kind;

  @Column(name = "opens_at")
  public Instant opensAt;

  @Column(name = "closes_at")
  public Instant closesAt;

  @Column(name = "closes_on")
  public @Nullable LocalDate closesOn;

  public @Nullable String reason;

  @Column(name = "decided_by")
  public String decidedBy;

  @Column(name = "decided_at")
  public Instant decidedAt;

  /** Primary key. */
  public record Key(UUID consultationId, int number) implements Serializable {}
}
