package org.gongkai.citizen.notification;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** 订阅消息授权: what a citizen agreed to. */
@Entity
@Table(name = "notification_grant")
@IdClass(NotificationGrantEntity.Key.class)
public class NotificationGrantEntity {

  /** A citizen and a template of the platform. */
  public record Key(UUID citizenId, String templateId) {}

  @Id
  @Column(name = "citizen_id")
  public UUID citizenId;

  @Id
  @Column(name = "template_id")
  public String templateId;

  public String template;

  public int remaining;

  public boolean standing;

  @Column(name = "updated_at")
  public Instant updatedAt;
}
