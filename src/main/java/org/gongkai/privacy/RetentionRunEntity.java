package org.gongkai.privacy;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The last run of a kind of deletion. */
@Entity
@Table(name = "retention_run")
public class RetentionRunEntity {

  @Id
  @Enumerated(EnumType.STRING)
  public RetentionKind kind;

  @Column(name = "ran_at")
  public Instant ranAt;

  @Column(name = "dry_run")
  public boolean dryRun;

  public long found;

  public @Nullable String failure;

  public long deleted;

  @Column(name = "last_deleted_at")
  public @Nullable Instant lastDeletedAt;
}
