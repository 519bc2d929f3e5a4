package org.gongkai.citizen;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** 消息: something that a citizen is told. */
@Entity
@Table(name = "inbox_message")
public class InboxMessageEntity {

  @Id public UUID id;

  @Column(name = "citizen_id")
  public UUID citizenId;

  @Enumerated(EnumType.STRING)
  public InboxKind kind;

  public String title;

  public String text;

  public @Nullable String href;

  @Column(name = "created_at")
  public Instant createdAt;

  @Column(name = "read_at")
  public @Nullable Instant readAt;
}
