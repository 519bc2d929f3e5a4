package org.gongkai.media;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A file: its bytes are in the media store under its digest. */
@Entity
@Table(name = "media")
public class MediaEntity {

  /** SHA-256 of the bytes in lower-case hexadecimal. */
  @Id public String sha256;

  @Enumerated(EnumType.STRING)
  public MediaKind kind;

  @Column(name = "media_type")
  public String mediaType;

  public String extension;
  public long bytes;

  /** In pixels; null for a document. */
  public @Nullable Integer width;

  public @Nullable Integer height;
  public String name;

  @Column(name = "created_by", updatable = false)
  public String createdBy;

  @Column(name = "created_at", updatable = false)
  public Instant createdAt;

  /** Where it is served. */
  MediaAddress address() {
    return new MediaAddress(sha256, extension);
  }
}
