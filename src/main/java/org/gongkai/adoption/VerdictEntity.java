package org.gongkai.adoption;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** 采纳结论: the answer to one comment that counts. */
@Entity
@Table(name = "verdict")
public class VerdictEntity extends VerdictFields {

  @Id
  @Column(name = "comment_id")
  public UUID commentId;

  @Column(name = "decided_by")
  public String decidedBy;

  @Column(name = "decided_at")
  public Instant decidedAt;

  /** The second person; null where one is enough. */
  @Column(name = "confirmed_by")
  public @Nullable String confirmedBy;

  @Version public int version;
}
