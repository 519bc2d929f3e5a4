package org.gongkai.adoption;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One answered comment of a published report, frozen. */
@Entity
@Table(name = "feedback_item")
@IdClass(FeedbackItemEntity.Key.class)
public class FeedbackItemEntity {

  @Id
  @Column(name = "consultation_id")
  public UUID consultationId;

  /** Number in the report, from 1 in the order of intake. */
  @Id public int number;

  @Column(name = "comment_id")
  public UUID commentId;

  @Column(name = "masked_name")
  public String maskedName;

  @Column(name = "clause_label")
  public @Nullable String clauseLabel;

  /** Null where the public may not see it. */
  public @Nullable String text;

  @Enumerated(EnumType.STRING)
  public Outcome outcome;

  public @Nullable String reason;

  @Column(name = "changed_clause")
  public @Nullable String changedClause;

  @Column(name = "changed_clause_id")
  public @Nullable UUID changedClauseId;

  /** Version of the draft that the comment was made on; null when no clause was changed. */
  @Column(name = "from_version")
  public @Nullable Integer fromVersion;

  /** Version of the draft that changed the clause. */
  @Column(name = "changed_version")
  public @Nullable Integer changedVersion;

  /** Primary key. */
  public record Key(UUID consultationId, int number) implements Serializable {}
}
