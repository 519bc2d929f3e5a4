package org.gongkai.proof.reads;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Publishes, corrects and withdraws stages of a decision, and corrects published verdicts. */
final class DossierDesk extends Desk {

  private static final int MOST = 6;

  private final String decision;
  private final Report report;
  private final View dossier;
  private final View feedback;
  private final List<Stage> stages = new ArrayList<>();
  private int numbers;
  private int revisions;

  /** A stage that readers see. */
  private record Stage(int number, String id, int edition) {

    String thing() {
      return "stage:" + number;
    }
  }

  DossierDesk(
      World world,
      Office office,
      Reader reader,
      Views views,
      String decision,
      Report report,
      long seed) {
    super(world, office, reader, seed);
    this.decision = decision;
    this.report = report;
    this.dossier = views.dossier(decision);
    this.feedback = views.feedback(report.consultation());
  }

  @Override
  void step() {
    int chance = random().nextInt(100);
    if (chance < 40) {
      revise();
    } else if (stages.size() > MOST || (chance < 50 && !stages.isEmpty())) {
      withdraw(stages.remove(random().nextInt(stages.size())));
    } else if (chance < 80 && !stages.isEmpty()) {
      correct(random().nextInt(stages.size()));
    } else {
      publish();
    }
  }

  private void revise() {
    int number = 1 + random().nextInt(report.comments().size());
    String reason = "该意见不采纳，理由见第 " + ++revisions + " 次说明。";
    Map<String, Object> body =
        Map.of("outcome", "NOT_ADOPTED", "reason", reason, "note", "复核之后对不采纳的理由作了补充。");
    String path = "/v1/admin/comments/" + report.comments().get(number - 1) + "/verdict";
    write(
        "verdict:" + number,
        Timeline.always(reason),
        feedback,
        instance -> office().put(instance, Office.OFFICER, path, body));
  }

  private void publish() {
    int number = ++numbers;
    String path = "/v1/admin/decisions/" + decision + "/stages";
    Office.Reply added = office().post(anyInstance(), Office.OFFICER, path, text(number, 1));
    Stage made = new Stage(number, Office.done(added).path("id").asText(), 1);
    world().history(made.thing(), Views.ABSENT);
    world().watch("stage", number);
    boolean isDone =
        write(
            made.thing(),
            Timeline.always(Views.shown(1)),
            dossier,
            instance ->
                office().post(instance, Office.OFFICER, path(made) + "/publication", Map.of()));
    if (isDone) {
      stages.add(made);
    }
  }

  private void correct(int place) {
    Stage before = stages.get(place);
    Stage next = new Stage(before.number(), before.id(), before.edition() + 1);
    Map<String, Object> body = text(next.number(), next.edition());
    body.put("correctionNote", "更正环节的名称。");
    boolean isDone =
        write(
            next.thing(),
            Timeline.always(Views.shown(next.edition())),
            dossier,
            instance -> office().put(instance, Office.OFFICER, path(next), body));
    if (isDone) {
      stages.set(place, next);
    }
  }

  private void withdraw(Stage gone) {
    write(
        gone.thing(),
        Timeline.always(Views.GONE),
        dossier,
        instance ->
            office()
                .post(
                    instance,
                    Office.OFFICER,
                    path(gone) + "/withdrawal",
                    Map.of("reason", "会议纪要尚待核定。")));
  }

  private String path(Stage stage) {
    return "/v1/admin/decisions/" + decision + "/stages/" + stage.id();
  }

  private static Map<String, Object> text(int number, int edition) {
    return new LinkedHashMap<>(
        Map.of(
            "stage", "MEETING",
            "title", Views.stageTitle(number, edition),
            "text", "会议审议并原则通过。",
            "occurredOn", "2026-03-01"));
  }
}
