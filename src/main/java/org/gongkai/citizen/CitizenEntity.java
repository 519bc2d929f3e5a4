package org.gongkai.citizen;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** A person who logged in through the mini-program. */
@Entity
@Table(name = "citizen")
public class CitizenEntity {

  @Id public UUID id;

  @Column(name = "openid_hash")
  public String openidHash;

  @Column(name = "openid_sealed")
  public String openidSealed;
}
