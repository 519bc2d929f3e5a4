package org.gongkai.adoption;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A verdict that waits for a second person and does not count yet. */
@Entity
@Table(name = "verdict_proposal")
public class VerdictProposalEntity extends VerdictFields {

  @Id
  @Column(name = "comment_id")
  public UUID commentId;

  /** Why a published verdict is revised. */
  public @Nullable String note;

  @Column(name = "proposed_by")
  public String proposedBy;

  @Column(name = "proposed_at")
  public Instant proposedAt;

  /** What is proposed, as it will count. */
  GivenVerdict given(boolean isPublished) {
    return new GivenVerdict(
        commentId,
        outcome,
        reason,
        clauseId,
        draftVersion,
        individual,
        groupId,
        note,
        proposedBy,
        proposedAt,
        isPublished);
  }
}
