package org.gongkai.delivery;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.gongkai.channel.Publication;
import org.jspecify.annotations.Nullable;

/** 投递: one content version on its way to one channel, or a content on its way off it. */
@Entity
@Table(name = "delivery")
public class DeliveryEntity {

  @Id public UUID id;

  @Column(name = "content_id", updatable = false)
  public UUID contentId;

  @Column(name = "content_version", updatable = false)
  public int contentVersion;

  @Column(name = "channel_id", updatable = false)
  public String channelId;

  @Enumerated(EnumType.STRING)
  @Column(updatable = false)
  public Operation operation;

  /** The order in which the channel gets them; made by the database. */
  @Column(insertable = false, updatable = false)
  public long sequence;

  /** A {@link Parcel} as JSON. */
  @Column(updatable = false)
  public String payload;

  @Enumerated(EnumType.STRING)
  public DeliveryState state;

  @Enumerated(EnumType.STRING)
  public @Nullable Task task;

  public int attempts;

  @Column(name = "due_at")
  public Instant dueAt;

  /** From when on the patience with it counts. */
  @Column(name = "patience_from")
  public Instant patienceFrom;

  @Column(name = "lease_until")
  public @Nullable Instant leaseUntil;

  @Column(name = "lease_token")
  public @Nullable UUID leaseToken;

  @Column(name = "platform_id")
  public @Nullable String platformId;

  @Column(name = "live_url")
  public @Nullable String liveUrl;

  @Column(name = "last_detail")
  public @Nullable String lastDetail;

  @Column(name = "delivered_at")
  public @Nullable Instant deliveredAt;

  @Enumerated(EnumType.STRING)
  public Publication.@Nullable Effect effect;

  /** How it is known that it is done. */
  public @Nullable String proof;

  @Column(name = "resolved_by")
  public @Nullable String resolvedBy;

  @Column(name = "resolution_note")
  public @Nullable String resolutionNote;

  @Column(name = "created_at", updatable = false)
  public Instant createdAt;

  /** Made by the database. */
  @Column(name = "changed_at", insertable = false, updatable = false)
  public Instant changedAt;
}
