package org.gongkai.comment.group;

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

/** One entry of a group's history; the database refuses to change it. */
@Entity
@Immutable
@Table(name = "comment_group_change")
@IdClass(GroupChangeEntity.Key.class)
public class GroupChangeEntity {

  /** PostgreSQL's own name of {@code uuid[]}, which the validation of the schema compares. */
  static final String UUIDS = "_uuid";

  @Id
  @Column(name = "group_id")
  public UUID groupId;

  /** Counts the entries of a group from 1. */
  @Id public int number;

  @Enumerated(EnumType.STRING)
  public GroupAction action;

  /** Who joined, left or was set free, in the order of intake. */
  @Column(name = "comment_ids", columnDefinition = UUIDS)
  public UUID[] commentIds;

  public @Nullable String reason;

  @Column(name = "changed_by")
  public String changedBy;

  @Column(name = "changed_at")
  public Instant changedAt;

  /** Primary key. */
  public record Key(UUID groupId, int number) implements Serializable {}
}
