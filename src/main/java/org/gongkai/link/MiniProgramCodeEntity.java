package org.gongkai.link;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A code to scan, from the moment its scene is given out. */
@Entity
@Table(name = "mini_program_code")
public class MiniProgramCodeEntity {

  @Id public Long number;

  @Enumerated(EnumType.STRING)
  public LinkTarget target;

  @Column(name = "target_id")
  public UUID targetId;

  public byte @Nullable [] image;

  @Column(name = "media_type")
  public @Nullable String mediaType;

  public @Nullable String digest;
}
