package org.gongkai.channel.feed;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;

/** What a feed shows of one content. */
@Entity
@Table(name = "feed_entry")
@IdClass(FeedEntryEntity.Key.class)
public class FeedEntryEntity {

  @Id
  @Column(name = "channel_id")
  public String channelId;

  @Id
  @Column(name = "content_id")
  public UUID contentId;

  @Column(name = "content_version")
  public int contentVersion;

  @Column(name = "column_name")
  public String column;

  public String title;
  public String summary;
  public String body;
  public String unit;
  public String path;

  /** Type of the content; empty where it is not known. */
  public String category = "";

  /** As JSON: a list of {@link FeedFile}. */
  public String attachments = "[]";

  @Column(name = "published_at")
  public Instant publishedAt;

  @Column(name = "updated_at")
  public Instant updatedAt;

  /** Primary key. */
  public record Key(String channelId, UUID contentId) implements Serializable {}
}
