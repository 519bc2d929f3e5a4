package org.gongkai.adoption;

import jakarta.persistence.Column;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.MappedSuperclass;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a verdict says. */
@MappedSuperclass
public abstract class VerdictFields {

  @Enumerated(EnumType.STRING)
  public Outcome outcome;

  /** As the public reads it, the sentence for this one comment included. */
  public @Nullable String reason;

  /** The clause that was changed. */
  @Column(name = "clause_id")
  public @Nullable UUID clauseId;

  /** Version of the draft in which it was changed or removed; there when the clause is. */
  @Column(name = "draft_version")
  public @Nullable Integer draftVersion;

  /** The end of the reason that the other members of the group do not have. */
  public @Nullable String individual;

  /** The group that was answered as one; null for a verdict on this comment alone. */
  @Column(name = "group_id")
  public @Nullable UUID groupId;

  void fill(GivenVerdict given) {
    outcome = given.outcome();
    reason = given.reason();
    clauseId = given.clauseId();
    draftVersion = given.draftVersion();
    individual = given.individual();
    groupId = given.groupId();
  }
}
