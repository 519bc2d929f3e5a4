package org.gongkai.calendar;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A year of the calendar with the days that its notice names. */
@Entity
@Table(name = "calendar_year")
public class CalendarYearEntity {

  @Id public int year;

  @Column(name = "source_title")
  public String sourceTitle;

  @Column(name = "document_number")
  public String documentNumber;

  public boolean verified;
  public @Nullable String note;

  /** From 1; moved on by the service, because a year without a row is version 0. */
  public int version;

  @Column(name = "updated_by")
  public @Nullable String updatedBy;

  @Column(name = "updated_at")
  public @Nullable Instant updatedAt;

  @ElementCollection
  @CollectionTable(name = "calendar_day", joinColumns = @JoinColumn(name = "year"))
  @OrderBy("day")
  public List<CalendarDay> days = new ArrayList<>();
}
