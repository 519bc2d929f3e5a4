package org.gongkai.proof;

import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;

/** Requests about groups. */
final class GroupSteps extends Steps {

  GroupSteps(Random random, Parties parties, Model model, String clause) {
    super(random, parties, model, clause);
  }

  Step form() {
    List<Known> chosen = new ArrayList<>(model.comments.values());
    Collections.shuffle(chosen, random);
    List<Known> members = List.copyOf(chosen.subList(0, 2 + random.nextInt(2)));
    return step(
        "formGroup",
        "",
        model.join(members),
        officer(),
        admin("groups"),
        Map.of("title", "延长收摊时间", "commentIds", members.stream().map(one -> one.id).toList()),
        formed -> {
          String group = formed.path("id");
          model.groups.put(group, true);
          members.forEach(one -> one.group = group);
        });
  }

  Step join() {
    Known comment = comment();
    return onGroup(
        group ->
            change(
                "addGroupMembers",
                group,
                model.change(group, model.join(List.of(comment))),
                "members",
                Map.of("commentIds", List.of(comment.id)),
                done -> comment.group = group));
  }

  Step leave() {
    return onGroup(
        group -> {
          List<Known> members = model.members(group);
          Known leaving = members.isEmpty() || random.nextInt(4) == 0 ? comment() : pick(members);
          return change(
              "removeGroupMembers",
              group,
              model.leave(group, leaving),
              "removals",
              Map.of("commentIds", List.of(leaving.id), "reason", "另有一项单独的建议，须分别答复。"),
              done -> leave(group, leaving));
        });
  }

  private void leave(String group, Known leaving) {
    leaving.group = null;
    if (model.members(group).size() < 2) {
      model.dissolve(group);
    }
  }

  Step dissolve() {
    return onGroup(
        group ->
            change(
                "dissolveGroup",
                group,
                model.change(group, Model.OK),
                "dissolution",
                Map.of("reason", "各条意见的诉求不同，须分别答复。"),
                done -> model.dissolve(group)));
  }

  Step decideGroup() {
    return onGroup(
        group -> {
          Map<String, Object> verdict = verdict();
          String officer = officer();
          return new Step(
              "decideGroup",
              group,
              model.decideGroup(group),
              () -> put(officer, "/v1/admin/groups/" + group + "/verdict", verdict),
              done ->
                  model.members(group).stream()
                      .filter(one -> !one.isWithdrawn())
                      .forEach(one -> one.outcome = (String) verdict.get("outcome")));
        });
  }

  private interface GroupStep {
    Step on(String group);
  }

  /** Something about a group; without one, it is formed first. */
  private Step onGroup(GroupStep kind) {
    return model.groups.isEmpty() ? form() : kind.on(pick(List.copyOf(model.groups.keySet())));
  }

  private Step change(
      String operation,
      String group,
      String expected,
      String action,
      Map<String, ?> body,
      Consumer<Response> effect) {
    String path = "/v1/admin/groups/" + group + "/" + action;
    return step(operation, group, expected, officer(), path, body, effect);
  }
}
