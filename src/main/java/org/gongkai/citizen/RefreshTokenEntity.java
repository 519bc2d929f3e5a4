package org.gongkai.citizen;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A refresh token, known by its hash. Those of one login form a family. */
@Entity
@Table(name = "refresh_token")
public class RefreshTokenEntity {

  @Id
  @Column(name = "token_hash")
  public String tokenHash;

  public UUID family;

  @Column(name = "citizen_id")
  public UUID citizenId;

  @Column(name = "expires_at")
  public Instant expiresAt;

  @Column(name = "used_at")
  public @Nullable Instant usedAt;

  public boolean revoked;
}
