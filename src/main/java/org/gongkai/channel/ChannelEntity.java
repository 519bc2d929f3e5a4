package org.gongkai.channel;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * 渠道: a registered account or endpoint of one kind. How the channel is doing is kept beside it in
 * the same row by those who deliver, with SQL of their own that leaves {@link #version} alone; an
 * administrator's change writes none of it.
 */
@Entity
@Table(name = "channel")
public class ChannelEntity {

  @Id public String id;
  public String kind;
  public String name;
  public String account;

  @Column(name = "owner_unit")
  public String ownerUnit;

  @Enumerated(EnumType.STRING)
  public ChannelState state;

  public String settings;
  public @Nullable String credentials;

  @Enumerated(EnumType.STRING)
  @Column(name = "on_correction")
  public OnCorrection onCorrection;

  @Column(name = "calls_per_minute")
  public int callsPerMinute;

  public int concurrency;

  @Column(name = "created_at", updatable = false)
  public Instant createdAt;

  @Column(name = "created_by", updatable = false)
  public String createdBy;

  @Column(name = "blocked_until", insertable = false, updatable = false)
  public @Nullable Instant blockedUntil;

  @Column(insertable = false, updatable = false)
  public int failures;

  @Column(name = "last_failure_at", insertable = false, updatable = false)
  public @Nullable Instant lastFailureAt;

  @Column(name = "last_failure", insertable = false, updatable = false)
  public @Nullable String lastFailure;

  @Column(name = "last_delivered_at", insertable = false, updatable = false)
  public @Nullable Instant lastDeliveredAt;

  @Column(name = "tested_at", insertable = false, updatable = false)
  public @Nullable Instant testedAt;

  @Column(name = "test_works", insertable = false, updatable = false)
  public @Nullable Boolean testWorks;

  @Column(name = "test_outcome", insertable = false, updatable = false)
  public @Nullable String testOutcome;

  @Version public int version;
}
