package org.gongkai.comment.group;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.gongkai.platform.time.Times;
import org.jspecify.annotations.Nullable;

/**
 * 意见分组: near-identical comments of one consultation. Who belongs to it stands on the comments
 * alone.
 */
@Entity
@Table(name = "comment_group")
public class CommentGroupEntity {

  @Id public UUID id;

  @Column(name = "consultation_id", updatable = false)
  public UUID consultationId;

  public String title;

  @Enumerated(EnumType.STRING)
  public GroupStatus status;

  /**
   * The member that later comments are compared with: the most typical one of a proposal, else the
   * earliest. Of a dissolved group the last one that was.
   */
  @Column(name = "representative_id")
  public UUID representativeId;

  @Column(name = "formed_by", updatable = false)
  public String formedBy;

  @Column(name = "formed_at", updatable = false)
  public Instant formedAt;

  @Column(name = "dissolved_at")
  public @Nullable Instant dissolvedAt;

  /** Number of the last entry of its history. */
  public int changes;

  /** Set by every change of the group or its members, so that the version moves on. */
  @Column(name = "updated_at")
  public Instant updatedAt;

  @Version public int version;

  /**
   * Moves the version on, even when nothing else of the group changes.
   *
   * @param now the clock, which may not have moved since the last change
   */
  void moveOn(Instant now) {
    Instant later = Times.toMillis(now);
    updatedAt = later.isAfter(updatedAt) ? later : updatedAt.plusMillis(1);
  }
}
