package org.gongkai.channel;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An entry of the register: what was done with a channel, by whom and why. */
@Entity
@Table(name = "channel_change")
public class ChannelChangeEntity {

  @Id public UUID id;

  @Column(name = "channel_id", updatable = false)
  public String channelId;

  @Enumerated(EnumType.STRING)
  @Column(updatable = false)
  public ChannelChangeKind kind;

  @Column(updatable = false)
  public @Nullable String note;

  @Column(name = "changed_by", updatable = false)
  public String changedBy;

  @Column(name = "changed_at", updatable = false)
  public Instant changedAt;
}
