package org.gongkai.comment.triage;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongkai.comment.CommentEntity;
import org.gongkai.platform.data.Batch;
import org.gongkai.platform.time.Times;
import org.jspecify.annotations.Nullable;

/** Writes the history of comments within the transaction that changes them. */
@ApplicationScoped
class Handling {

  private final HandlingRepository history;
  private final InstantSource clock;

  Handling(HandlingRepository history, InstantSource clock) {
    this.history = history;
    this.clock = clock;
  }

  /**
   * A step that was taken with a comment.
   *
   * @param comment locked, as it stands after the step
   * @param from who had it before
   */
  record Step(
      CommentEntity comment,
      HandlingAction action,
      @Nullable String from,
      @Nullable String reason,
      String by) {}

  /** Appends steps, at most one of each comment. */
  Uni<Void> append(List<Step> steps) {
    List<UUID> ids = steps.stream().map(step -> step.comment().id).toList();
    return history.lastNumbers(ids).chain(last -> Batch.persist(rows(steps, last)));
  }

  private List<HandlingEntity> rows(List<Step> steps, Map<UUID, Integer> last) {
    List<HandlingEntity> rows = new ArrayList<>();
    for (Step step : steps) {
      HandlingEntity row = row(step);
      row.number = last.getOrDefault(row.commentId, 0) + 1;
      rows.add(row);
    }
    return rows;
  }

  private HandlingEntity row(Step step) {
    CommentEntity comment = step.comment();
    HandlingEntity row = new HandlingEntity();
    row.commentId = comment.id;
    row.action = step.action();
    row.fromHandler = step.from();
    row.toHandler = comment.handler;
    row.unit = comment.handlingUnit;
    row.commentClass = comment.commentClass;
    row.dueOn = comment.dueOn;
    row.reason = step.reason();
    row.actedBy = step.by();
    row.actedAt = Times.toMillis(clock.instant());
    return row;
  }
}
