package org.gongkai.calendar;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gongkai.platform.security.Caller;
import org.gongkai.platform.security.Roles;
import org.gongkai.platform.web.ApiDefinition;
import org.gongkai.platform.web.Headers;
import org.gongkai.platform.web.Versioned;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** The calendar, for staff. */
@Cancellable(false)
@Path("/v1/admin/calendar")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.OFFICER, Roles.EDITOR, Roles.REVIEWER, Roles.ADMIN, Roles.AUDITOR})
@Tag(name = "calendar")
@SecurityRequirement(name = ApiDefinition.STAFF)
public class CalendarAdminResource {

  private final CalendarService calendar;
  private final Caller caller;

  CalendarAdminResource(CalendarService calendar, Caller caller) {
    this.calendar = calendar;
    this.caller = caller;
  }

  @GET
  @Path("/{year}")
  @Operation(
      operationId = "getCalendar",
      summary = "A year of the calendar with its version",
      description =
          "The days that the year's notice names. A year of which nothing is known has no days, the"
              + " source null and the version `\"v0\"`. The `ETag` is what a change names in"
              + " `If-Match`.",
      extensions = @Extension(name = ApiDefinition.PROBLEMS, value = "INVALID_REQUEST"))
  @APIResponse(
      responseCode = "200",
      description = "The year",
      content = @Content(schema = @Schema(implementation = CalendarView.class)))
  public Uni<Response> get(
      @PathParam("year") @Min(CalendarPolicy.FIRST_YEAR) @Max(CalendarPolicy.LAST_YEAR) int year) {
    return calendar.year(year).map(Versioned::response);
  }

  @PUT
  @Path("/{year}")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Roles.ADMIN)
  @Operation(
      operationId = "putCalendar",
      summary = "Replace a year of the calendar",
      description =
          "Takes all days that the year's notice names: `HOLIDAY` for a day off, whatever its day"
              + " of the week, `WORKING` for a Saturday or Sunday that is worked. Every other day"
              + " goes by the day of the week.",
      extensions = @Extension(name = ApiDefinition.PROBLEMS, value = "CALENDAR_DAY_INVALID"))
  @APIResponse(
      responseCode = "200",
      description = "Replaced; the `ETag` is the new version",
      content = @Content(schema = @Schema(implementation = CalendarView.class)))
  public Uni<Response> put(
      @PathParam("year") @Min(CalendarPolicy.FIRST_YEAR) @Max(CalendarPolicy.LAST_YEAR) int year,
      @HeaderParam(Headers.IF_MATCH) @Nullable String ifMatch,
      @NotNull @Valid PutCalendarRequest request) {
    return calendar.replace(year, ifMatch, request, caller.subject()).map(Versioned::response);
  }

  @GET
  @Path("/deadline")
  @Operation(
      operationId = "calculateDeadline",
      summary = "A deadline counted in working days",
      description =
          "Counts from the day after `from`; the last day ends at 24:00 in China. The derivation"
              + " names every day that was not counted, every Saturday and Sunday that was, and"
              + " every year that has no data yet.",
      extensions =
          @Extension(name = ApiDefinition.PROBLEMS, value = "INVALID_REQUEST, UNKNOWN_VALUE"))
  public Uni<DeadlineView> deadline(
      @Parameter(description = "Day of the event, itself not counted", example = "2026-06-18")
          @QueryParam("from")
          @NotNull
          LocalDate from,
      @Parameter(description = "How many working days", example = "20")
          @QueryParam("workingDays")
          @NotNull
          @Min(1)
          @Max(CalendarService.MAX_WORKING_DAYS)
          Integer workingDays) {
    return calendar.deadline(from, workingDays);
  }
}
