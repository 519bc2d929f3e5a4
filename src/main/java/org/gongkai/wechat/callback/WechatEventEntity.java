package org.gongkai.wechat.callback;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An event that the platform pushed. */
@Entity
@Table(name = "wechat_event")
class WechatEventEntity {

  @Id UUID id;

  String app;

  String name;

  @Column(name = "dedupe_key")
  String dedupeKey;

  /** Sealed. */
  String content;

  @Column(name = "received_at")
  Instant receivedAt;

  @Enumerated(EnumType.STRING)
  EventState state;

  @Column(name = "due_at")
  Instant dueAt;

  int attempts;

  @Column(name = "done_at")
  @Nullable Instant doneAt;

  @Column(name = "last_error")
  @Nullable String lastError;
}
