package org.gongkai.comment.triage;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gongkai.comment.CommentEntity;

/** Comments that were assigned together. */
@Schema(description = "Comments that were assigned together")
public record AssignedCommentsView(List<Assigned> items) {

  /**
   * One of them.
   *
   * @param version names the new state in {@code If-Match}
   */
  @Schema(name = "AssignedComment", description = "A comment that was assigned with others")
  public record Assigned(
      UUID id,
      @Schema(examples = "2026-06-26") LocalDate dueOn,
      @Schema(examples = "3") int version) {}

  static AssignedCommentsView of(List<CommentEntity> comments) {
    return new AssignedCommentsView(
        comments.stream()
            .map(
                comment ->
                    new Assigned(
                        comment.id, Objects.requireNonNull(comment.dueOn), comment.version))
            .toList());
  }
}
