package org.gongkai.delivery;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Something that a read-back found: the platform shows something else than it should. */
@Entity
@Table(name = "channel_incident")
public class IncidentEntity {

  @Id public UUID id;

  @Column(name = "channel_id", updatable = false)
  public String channelId;

  @Column(name = "content_id", updatable = false)
  public UUID contentId;

  @Enumerated(EnumType.STRING)
  @Column(updatable = false)
  public IncidentKind kind;

  @Column(updatable = false)
  public @Nullable String detail;

  @Column(name = "found_at", updatable = false)
  public Instant foundAt;

  @Column(name = "resolved_at")
  public @Nullable Instant resolvedAt;

  @Column(name = "resolved_by")
  public @Nullable String resolvedBy;

  public @Nullable String resolution;
}
