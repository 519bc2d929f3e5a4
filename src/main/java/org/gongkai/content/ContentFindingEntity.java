package org.gongkai.content;

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
import org.gongkai.content.check.FindingKind;
import org.jspecify.annotations.Nullable;

/** Something that the check found in a version. Open until somebody overrides it with a reason. */
@Entity
@Table(name = "content_finding")
@IdClass(ContentFindingEntity.Key.class)
public class ContentFindingEntity {

  @Id
  @Column(name = "content_id")
  public UUID contentId;

  @Id public int number;

  /** From 1. */
  @Id public int position;

  @Enumerated(EnumType.STRING)
  public FindingKind kind;

  public String field;
  public String excerpt;
  public String advice;

  @Column(name = "channel_id")
  public @Nullable String channelId;

  @Column(name = "overridden_by")
  public @Nullable String overriddenBy;

  @Column(name = "overridden_at")
  public @Nullable Instant overriddenAt;

  @Column(name = "override_reason")
  public @Nullable String overrideReason;

  /** Primary key. */
  public record Key(UUID contentId, int number, int position) implements Serializable {}
}
