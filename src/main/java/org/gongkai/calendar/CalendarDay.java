package org.gongkai.calendar;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.OptBoolean;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A day that a year's notice names.
 *
 * @param name the holiday as the notice calls it; of a worked day the one that it is swapped for
 */
@Embeddable
@Schema(description = "A day that the year's notice names")
public record CalendarDay(
    @NotNull @JsonFormat(lenient = OptBoolean.FALSE) @Schema(examples = "2026-10-10") LocalDate day,
    @NotNull @Enumerated(EnumType.STRING) DayKind kind,
    @NotBlank @Size(max = 40) @Schema(examples = "国庆节") String name) {}
