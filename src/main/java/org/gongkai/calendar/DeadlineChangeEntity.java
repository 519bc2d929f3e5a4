package org.gongkai.calendar;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** Why something is due at another instant than before; never changed. */
@Entity
@Table(name = "deadline_change")
public class DeadlineChangeEntity {

  @Id public UUID id;

  @Column(name = "deadline_id")
  public UUID deadlineId;

  @Column(name = "old_due_at")
  public Instant oldDueAt;

  @Column(name = "new_due_at")
  public Instant newDueAt;

  public String reason;

  @Column(name = "changed_by")
  public String changedBy;

  @Column(name = "changed_at")
  public Instant changedAt;
}
