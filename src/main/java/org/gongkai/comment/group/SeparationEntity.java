package org.gongkai.comment.group;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** Comments that a person took apart; the database refuses to change it. */
@Entity
@Immutable
@Table(name = "comment_separation")
public class SeparationEntity {

  @Id public UUID id;

  @Column(name = "consultation_id")
  public UUID consultationId;

  /** None of these belongs with any of {@link #otherSide}; both may be the same. */
  @Column(name = "one_side", columnDefinition = GroupChangeEntity.UUIDS)
  public UUID[] oneSide;

  @Column(name = "other_side", columnDefinition = GroupChangeEntity.UUIDS)
  public UUID[] otherSide;

  @Column(name = "separated_by")
  public String separatedBy;

  @Column(name = "separated_at")
  public Instant separatedAt;
}
