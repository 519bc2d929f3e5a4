package org.gongkai.comment.group;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Comments that look alike, for an officer to decide. */
@Entity
@Table(name = "group_proposal")
public class GroupProposalEntity {

  @Id public UUID id;

  @Column(name = "consultation_id", updatable = false)
  public UUID consultationId;

  /** The group that they would join; null for a new one. */
  @Column(name = "existing_group_id", updatable = false)
  public @Nullable UUID existingGroupId;

  @Column(name = "clause_id", updatable = false)
  public @Nullable UUID clauseId;

  /** In the order of intake. */
  @Column(name = "member_ids", columnDefinition = GroupChangeEntity.UUIDS, updatable = false)
  public UUID[] memberIds;

  /** The one that the others are most like; null for an addition, or when it is not known. */
  @Column(name = "typical_id", updatable = false)
  public @Nullable UUID typicalId;

  @Column(name = "min_similarity", updatable = false)
  public double minSimilarity;

  @Column(name = "mean_similarity", updatable = false)
  public double meanSimilarity;

  @Enumerated(EnumType.STRING)
  public ProposalStatus status;

  @Column(name = "found_at", updatable = false)
  public Instant foundAt;

  /** The group that it became or that took its members in. */
  @Column(name = "group_id")
  public @Nullable UUID groupId;

  @Column(name = "decided_by")
  public @Nullable String decidedBy;

  @Column(name = "decided_at")
  public @Nullable Instant decidedAt;

  public @Nullable String reason;

  /** Who would come together, in the order of intake. */
  List<UUID> members() {
    return Arrays.asList(memberIds);
  }
}
