package org.gongkai.delivery;

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
import org.gongkai.channel.Placement;
import org.jspecify.annotations.Nullable;

/** What a channel shows of a content. */
@Entity
@Table(name = "channel_post")
@IdClass(ChannelPostEntity.Key.class)
public class ChannelPostEntity {

  @Id
  @Column(name = "content_id")
  public UUID contentId;

  @Id
  @Column(name = "channel_id")
  public String channelId;

  /** The content's version that was sent last. */
  public int version;

  @Enumerated(EnumType.STRING)
  public ShownState state;

  @Column(name = "platform_id")
  public @Nullable String platformId;

  @Column(name = "live_url")
  public @Nullable String liveUrl;

  @Column(name = "posted_at")
  public Instant postedAt;

  @Column(name = "changed_at")
  public Instant changedAt;

  @Column(name = "read_at")
  public @Nullable Instant readAt;

  /** When the platform is asked next; null for never. */
  @Column(name = "next_read_at")
  public @Nullable Instant nextReadAt;

  /** What there is to change or take away; null when there is nothing. */
  @Nullable Placement placement() {
    return state.isPosted() ? new Placement(version, platformId, liveUrl) : null;
  }

  /** Primary key. */
  public record Key(UUID contentId, String channelId) implements Serializable {}
}
