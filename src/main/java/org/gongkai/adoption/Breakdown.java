package org.gongkai.adoption;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How many comments came on what, by which way and from whom. Each list adds up to what was
 * received, unless it is left out.
 *
 * @param clauses by the clause that a comment is about, in its newest version
 */
@Schema(
    description =
        "How many comments came on what, by which way and from whom; small numbers are counted"
            + " together, so that none can be recomputed")
public record Breakdown(List<Part> clauses, List<Part> sources, List<Part> respondentTypes) {

  /**
   * One line.
   *
   * @param value the clause, source or type; null for the whole draft and for the rest
   * @param label how people read it
   * @param rest whether these are all comments that no other line counts
   */
  @Schema(name = "BreakdownPart", description = "One line of a breakdown")
  public record Part(
      @Nullable @Schema(nullable = true, examples = "LETTER") String value,
      @Schema(examples = "信函") String label,
      @Schema(examples = "false") boolean rest,
      @Schema(examples = "12") int comments) {}
}
