package org.gongkai.content;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** That a content tells of a signed head of the log; the database refuses to change it. */
@Entity
@Immutable
@Table(name = "checkpoint_content")
class CheckpointContentEntity {

  /** Leaves that the head vouches for. */
  @Id long size;

  @Column(name = "content_id")
  UUID contentId;
}
