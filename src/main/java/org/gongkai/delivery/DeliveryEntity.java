package org.gongkai.delivery;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

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
  public Instant leaseUntil;

  @Column(name = "lease_token")
  public UUID leaseToken;

  @Column(name = "platform_id")
  public String platformId;

  @Column(name = "live_url")
  public String liveUrl;

  @Column(name = "last_detail")
  public String lastDetail;

  @Column(name = "delivered_at")
  public Instant deliveredAt;

  @Column(name = "created_at", updatable = false)
  public Instant createdAt;
}
