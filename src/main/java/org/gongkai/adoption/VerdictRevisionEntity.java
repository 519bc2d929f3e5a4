package org.gongkai.adoption;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/**
 * A verdict as it was given, proposed, confirmed or rejected; the database refuses to change it.
 */
@Entity
@Immutable
@Table(name = "verdict_revision")
@IdClass(VerdictRevisionEntity.Key.class)
public class VerdictRevisionEntity extends VerdictFields {

  @Id
  @Column(name = "comment_id")
  public UUID commentId;

  /** Of the comment's verdicts, from 1. */
  @Id public int number;

  @Enumerated(EnumType.STRING)
  public VerdictState state;

  /** Why it revised a published one; of a rejection, why it was rejected. */
  public @Nullable String note;

  /** Who gave it; of a confirmation the second person, of a rejection who rejected it. */
  @Column(name = "given_by")
  public String givenBy;

  @Column(name = "given_at")
  public Instant givenAt;

  /** Whether the feedback report was out already. */
  public boolean published;

  /** Primary key. */
  public record Key(UUID commentId, int number) implements Serializable {}
}
