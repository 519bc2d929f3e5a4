package org.gongkai.calendar;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Something that is due. */
@Entity
@Table(name = "deadline")
public class DeadlineEntity {

  @Id public UUID id;

  @Enumerated(EnumType.STRING)
  public DeadlineKind kind;

  /** What it is about, by the kind. */
  @Column(name = "subject_id")
  public UUID subjectId;

  public String title;
  public String unit;

  /** Day of the event, itself not counted. */
  @Column(name = "from_day")
  public LocalDate fromDay;

  @Column(name = "working_days")
  public int workingDays;

  @Column(name = "due_day")
  public LocalDate dueDay;

  /** First instant at which it is too late. */
  @Column(name = "due_at")
  public Instant dueAt;

  @Column(name = "first_reminder")
  public LocalDate firstReminder;

  @Column(name = "second_reminder")
  public LocalDate secondReminder;

  @Column(name = "met_at")
  public @Nullable Instant metAt;

  @Column(name = "created_at", updatable = false)
  public Instant createdAt;
}
