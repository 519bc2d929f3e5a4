package org.gongkai.platform.web;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** The first answer to an idempotent write, stored by the transaction that did the work. */
@Entity
@Table(name = "idempotency_record")
@IdClass(IdempotencyRecordEntity.Key.class)
public class IdempotencyRecordEntity {

  @Id public String subject;

  @Id
  @Column(name = "idempotency_key")
  public String key;

  @Column(name = "body_hash")
  public String bodyHash;

  public int status;
  public @Nullable String location;
  public @Nullable String etag;

  /** Sealed. */
  public String body;

  /** Primary key. */
  public record Key(String subject, String key) implements Serializable {}
}
