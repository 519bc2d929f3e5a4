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

/** 投递: one content version on its way to one channel. */
@Entity
@Table(name = "delivery")
public class DeliveryEntity {

  @Id public UUID id;

  @Column(name = "content_id")
  public UUID contentId;

  @Column(name = "content_version")
  public int contentVersion;

  @Column(name = "channel_id")
  public String channelId;

  public String payload;

  @Enumerated(EnumType.STRING)
  public DeliveryState state;

  public int attempts;

  @Column(name = "due_at")
  public Instant dueAt;

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

  @Column(name = "created_at", updatable = false)
  public Instant createdAt;
}
