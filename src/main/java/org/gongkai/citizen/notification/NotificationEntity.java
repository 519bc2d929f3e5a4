package org.gongkai.citizen.notification;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.gongkai.citizen.ToldOutcome;
import org.jspecify.annotations.Nullable;

/** 订阅消息: an inbox message on its way to the citizen's WeChat. */
@Entity
@Table(name = "notification")
public class NotificationEntity {

  @Id public UUID id;

  @Column(name = "citizen_id")
  public UUID citizenId;

  @Column(name = "message_id")
  public UUID messageId;

  public String template;

  public String title;

  @Enumerated(EnumType.STRING)
  public ToldOutcome outcome;

  public @Nullable String href;

  @Enumerated(EnumType.STRING)
  public NotificationState state;

  public int attempts;

  @Column(name = "due_at")
  public Instant dueAt;

  @Column(name = "template_id")
  public @Nullable String templateId;

  public boolean spent;

  @Column(name = "lease_token")
  public @Nullable UUID leaseToken;

  @Column(name = "lease_until")
  public @Nullable Instant leaseUntil;

  @Column(name = "platform_id")
  public @Nullable String platformId;

  public @Nullable String arrival;

  public @Nullable String detail;

  @Column(name = "created_at")
  public Instant createdAt;

  Matter matter() {
    return new Matter(messageId, title, outcome, createdAt, href);
  }
}
