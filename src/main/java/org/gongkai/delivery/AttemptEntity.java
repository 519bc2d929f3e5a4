package org.gongkai.delivery;

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

/** One call made for a delivery. Without an outcome the worker died or is still calling. */
@Entity
@Table(name = "delivery_attempt")
@IdClass(AttemptEntity.Key.class)
public class AttemptEntity {

  @Id
  @Column(name = "delivery_id")
  public UUID deliveryId;

  @Id public int number;

  @Enumerated(EnumType.STRING)
  public CallKind call;

  @Column(name = "started_at")
  public Instant startedAt;

  @Column(name = "ended_at")
  public @Nullable Instant endedAt;

  public @Nullable String outcome;
  public @Nullable String detail;

  /** Primary key. */
  public record Key(UUID deliveryId, int number) implements Serializable {}
}
