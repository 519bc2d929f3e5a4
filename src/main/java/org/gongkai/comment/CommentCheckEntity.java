package org.gongkai.comment;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/**
 * A comment whose automatic check is still to be done; written with the comment, removed with its
 * result.
 */
@Entity
@Table(name = "comment_check")
public class CommentCheckEntity {

  @Id
  @Column(name = "comment_id")
  public UUID commentId;

  @Column(name = "due_at")
  public Instant dueAt;

  public int attempts;
}
