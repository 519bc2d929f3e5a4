package org.gongkai.comment;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.problem.ProblemType;
import org.gongkai.platform.problem.Violation;
import org.jspecify.annotations.Nullable;

/**
 * What an officer's list is narrowed to; everything named must hold. Truth values and identifiers
 * are read as texts, since a misspelt one would otherwise pass for {@code false} or for an unknown
 * address.
 */
public class CommentFilter {

  /** A truth value in a query. */
  public static final String BOOLEAN = "true|false";

  /** The caller, as {@link #handler}. */
  public static final String ME = "me";

  static final int MIN_TEXT = 2;
  static final int MAX_TEXT = 50;

  private static final String ID =
      "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}";
  private static final String VISIBLE = "\\P{Cc}+";

  @QueryParam("status")
  public @Nullable CommentStatus status;

  @QueryParam("commentClass")
  public @Nullable ClassState commentClass;

  @QueryParam("clauseId")
  @Pattern(regexp = ID)
  @Parameter(
      description = "Only those on this clause",
      schema = @Schema(type = SchemaType.STRING, format = "uuid"))
  public @Nullable String clauseId;

  @QueryParam("whole")
  @Pattern(regexp = BOOLEAN)
  @Parameter(
      description = "Only those on the whole draft, or only those on a clause",
      schema = @Schema(type = SchemaType.BOOLEAN))
  public @Nullable String whole;

  @QueryParam("source")
  public @Nullable CommentSource source;

  @QueryParam("respondentType")
  public @Nullable RespondentType respondentType;

  @QueryParam("handler")
  @Size(min = 1, max = 255)
  @Pattern(regexp = VISIBLE)
  public @Nullable String handler;

  @QueryParam("overdue")
  @Pattern(regexp = BOOLEAN)
  @Parameter(
      description = "Whether the last day for the handler is over and no verdict is there",
      schema = @Schema(type = SchemaType.BOOLEAN))
  public @Nullable String overdue;

  @QueryParam("late")
  @Pattern(regexp = BOOLEAN)
  @Parameter(
      description = "Whether it came in after the window had ended",
      schema = @Schema(type = SchemaType.BOOLEAN))
  public @Nullable String late;

  @QueryParam("selected")
  @Pattern(regexp = BOOLEAN)
  @Parameter(
      description = "Whether it was chosen to be shown first",
      schema = @Schema(type = SchemaType.BOOLEAN))
  public @Nullable String selected;

  @QueryParam("groupId")
  @Pattern(regexp = ID)
  @Parameter(
      description = "Only those of this group",
      schema = @Schema(type = SchemaType.STRING, format = "uuid"))
  public @Nullable String groupId;

  @QueryParam("verdict")
  public @Nullable AnswerState verdict;

  @QueryParam("q")
  @Pattern(regexp = VISIBLE)
  public @Nullable String q;

  /** Reads an identifier that was found well-formed. */
  static @Nullable UUID id(@Nullable String text) {
    return text == null ? null : UUID.fromString(text);
  }

  /** Reads a truth value that was found well-formed; null without one. */
  static @Nullable Boolean flag(@Nullable String text) {
    return text == null ? null : Boolean.valueOf(text);
  }

  /**
   * What to look for in the texts; null without it.
   *
   * @throws ProblemException {@link ProblemType#INVALID_REQUEST} unless it is 2 to 50 characters
   *     without the spaces at its ends
   */
  @Nullable String text() {
    if (q == null) {
      return null;
    }
    String stripped = q.strip();
    int length = stripped.codePointCount(0, stripped.length());
    if (length < MIN_TEXT || length > MAX_TEXT) {
      String expected = MIN_TEXT + "–" + MAX_TEXT;
      throw new ProblemException(ProblemType.INVALID_REQUEST)
          .withViolations(List.of(new Violation("query", "q", expected)));
    }
    return stripped;
  }
}
