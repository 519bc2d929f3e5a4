package org.gongkai.content;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.gongkai.disclosure.Disclosure;
import org.jspecify.annotations.Nullable;

/** 内容: what holds the versions of one text together, and what the public sees of them. */
@Entity
@Table(name = "content")
public class ContentEntity {

  @Id public UUID id;

  @Enumerated(EnumType.STRING)
  public ContentType type;

  /** Column of the published version; of the latest one while none is published. */
  @Column(name = "column_name")
  public String column;

  /** Address of what the content is about, below the API's root. */
  @Column(name = "subject_path")
  public @Nullable String subjectPath;

  @Enumerated(EnumType.STRING)
  public ContentState state;

  /** Number of the latest version. */
  public int latest;

  /** Number of the version that readers see, or saw last; null before the first publication. */
  public @Nullable Integer published;

  /** Its place in lists, made at the first publication; sorts by time. */
  public @Nullable UUID place;

  /** When it was first published. */
  @Column(name = "published_at")
  public @Nullable Instant publishedAt;

  /** When readers last saw something change. */
  @Column(name = "changed_at")
  public Instant changedAt;

  /** When readers cease to see it. */
  @Column(name = "expires_at")
  public @Nullable Instant expiresAt;

  /** The policy that the published version explains. */
  public @Nullable UUID interprets;

  @Column(name = "publish_at")
  public @Nullable Instant publishAt;

  /** Channels of the planned publication, as JSON. */
  @Column(name = "publish_channels")
  public @Nullable String publishChannels;

  @Column(name = "publish_by")
  public @Nullable String publishBy;

  @Column(name = "withdrawn_at")
  public @Nullable Instant withdrawnAt;

  @Column(name = "withdrawn_by")
  public @Nullable String withdrawnBy;

  /** Public. */
  @Column(name = "withdrawal_reason")
  public @Nullable String withdrawalReason;

  @Embedded public @Nullable Disclosure disclosure;

  @Column(name = "created_by", updatable = false)
  public String createdBy;

  @Column(name = "created_at", updatable = false)
  public Instant createdAt;

  @Version public int version;
}
