package org.gongkai.adoption;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.gongkai.adoption.TraceView.Step;
import org.gongkai.adoption.TraceView.StepKind;
import org.gongkai.comment.CountedComment;
import org.gongkai.comment.triage.UnitStep;
import org.gongkai.decision.DossierItem;
import org.gongkai.decision.DossierStage;
import org.gongkai.decision.DossierView;
import org.gongkai.decision.Stage;
import org.jspecify.annotations.Nullable;

/** The way of a comment: what happened to it, then what became of the decision. */
final class TraceSteps {

  private static final Comparator<Step> BY_TIME =
      Comparator.comparing(Step::at, Comparator.nullsFirst(Comparator.naturalOrder()));

  private final List<Step> steps = new ArrayList<>();

  /** What happened to the comment before it was answered, by time. */
  TraceSteps comment(CountedComment comment, List<UnitStep> units) {
    steps.add(received(comment));
    List<Step> handling = new ArrayList<>();
    if (comment.checkedAt() != null) {
      handling.add(Step.at(StepKind.CHECKED, comment.checkedAt(), null, null));
    }
    units.forEach(unit -> handling.add(Step.at(StepKind.WITH_UNIT, unit.at(), unit.unit(), null)));
    if (comment.withdrawnAt() != null) {
      handling.add(Step.at(StepKind.WITHDRAWN, comment.withdrawnAt(), null, null));
    }
    handling.stream().sorted(BY_TIME).forEach(steps::add);
    return this;
  }

  /** The published answer and its revisions. */
  TraceSteps answer(
      @Nullable PublishedAnswer answer, List<FeedbackRevisionEntity> revisions, String report) {
    if (answer != null) {
      steps.add(Step.at(StepKind.ANSWER_PUBLISHED, answer.publishedAt(), null, report));
      revisions.forEach(
          revision ->
              steps.add(
                  Step.at(StepKind.ANSWER_REVISED, revision.revisedAt, null, report + "/history")));
    }
    return this;
  }

  /** Meetings on the decision and its result, as far as they are public. */
  TraceSteps decision(DossierView dossier) {
    add(dossier, Stage.MEETING, StepKind.MEETING);
    add(dossier, Stage.RESULT, StepKind.DECIDED);
    return this;
  }

  List<Step> all() {
    return List.copyOf(steps);
  }

  private static Step received(CountedComment comment) {
    return comment.receivedOn() == null
        ? Step.at(StepKind.RECEIVED, comment.submittedAt(), null, null)
        : Step.on(StepKind.RECEIVED, comment.receivedOn(), null, null);
  }

  private void add(DossierView dossier, Stage stage, StepKind kind) {
    for (DossierStage found : dossier.stages()) {
      if (found.stage() == stage) {
        found.items().stream()
            .filter(item -> item.withdrawal() == null)
            .forEach(item -> steps.add(step(kind, item, dossier)));
      }
    }
  }

  private static Step step(StepKind kind, DossierItem item, DossierView dossier) {
    return Step.on(kind, item.occurredOn(), item.title(), "/v1/decisions/" + dossier.id());
  }
}
