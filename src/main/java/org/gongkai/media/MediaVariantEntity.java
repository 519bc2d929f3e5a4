package org.gongkai.media;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;

/** What an image was converted to: its bytes are in the media store beside the image's own. */
@Entity
@Table(name = "media_variant")
@IdClass(MediaVariantEntity.Key.class)
public class MediaVariantEntity {

  /** Digest of the image. */
  @Id public String sha256;

  /** Label of a {@link org.gongkai.media.format.Variant}. */
  @Id public String variant;

  @Column(name = "media_type")
  public String mediaType;

  public String extension;
  public long bytes;

  /** In pixels. */
  public int width;

  public int height;

  /** Primary key. */
  public record Key(String sha256, String variant) implements Serializable {}
}
