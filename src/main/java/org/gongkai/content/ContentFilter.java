package org.gongkai.content;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;

/** Which contents a list shows; all conditions hold. */
public class ContentFilter {

  /** No database takes a NUL. */
  private static final String VISIBLE = "\\P{Cc}*";

  @QueryParam("state")
  public @Nullable ContentState state;

  @QueryParam("type")
  public @Nullable ContentType type;

  @QueryParam("column")
  @Size(max = 60)
  @Pattern(regexp = VISIBLE)
  public @Nullable String column;

  @QueryParam("q")
  @Size(min = 2, max = 50)
  @Pattern(regexp = VISIBLE)
  public @Nullable String q;
}
