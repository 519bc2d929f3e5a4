package org.gongkai.citizen;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A person who logged in through the mini-program. */
@Entity
@Table(name = "citizen")
public class CitizenEntity {

  @Id public UUID id;

  @Column(name = "openid_hash")
  public String openidHash;

  @Column(name = "openid_sealed")
  public String openidSealed;

  /** Telephone number that the platform verified, with its country's code; encrypted. */
  @Column(name = "phone_sealed")
  public @Nullable String phoneSealed;

  @Column(name = "phone_at")
  public @Nullable Instant phoneAt;
}
