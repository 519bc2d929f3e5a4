package org.gongkai.proof;

import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.gongkai.testsupport.Api;
import org.jspecify.annotations.Nullable;

/** Requests about single comments. */
final class CommentSteps extends Steps {

  CommentSteps(Random random, Parties parties, Model model, String clause) {
    super(random, parties, model, clause);
  }

  Step submit() {
    String citizen = pick(parties.citizens);
    Map<String, Object> body = new HashMap<>(Api.commentBody("建议" + random.nextLong()));
    body.put("publishConsent", random.nextInt(4) > 0);
    if (random.nextBoolean()) {
      body.put("clauseId", clause);
    }
    return step(
        "submitComment",
        citizen,
        model.submit(),
        citizen,
        consultation("comments"),
        body,
        taken -> add(taken, citizen));
  }

  Step enter() {
    Map<String, Object> body = new HashMap<>(Api.commentBody("来信" + random.nextLong()));
    body.put("source", pick(List.of("LETTER", "PHONE", "VISIT")));
    body.put("receivedOn", Api.today().toString());
    return step(
        "enterComment",
        "",
        model.beforeReport(),
        officer(),
        admin("comments"),
        body,
        taken -> add(taken, null));
  }

  private void add(Response taken, @Nullable String citizen) {
    String id = taken.path("id");
    model.comments.put(id, new Known(id, taken.path("receipt"), citizen));
  }

  /** Mostly the author. */
  private String citizen(Known comment) {
    return comment.citizen == null || random.nextInt(5) == 0
        ? pick(parties.citizens)
        : comment.citizen;
  }

  Step withdraw() {
    Known comment = comment();
    String citizen = citizen(comment);
    return step(
        "withdrawComment",
        comment.id,
        model.withdraw(comment, citizen),
        citizen,
        "/v1/me/comments/" + comment.id + "/withdrawal",
        Map.of(),
        done -> comment.status = "WITHDRAWN");
  }

  Step moderate() {
    Known comment = comment();
    String by = officer();
    boolean hides = random.nextBoolean();
    Map<String, String> body =
        hides
            ? Map.of("outcome", "HIDDEN", "reason", "内容含有他人的身份证号码。")
            : Map.of("outcome", "PUBLIC");
    return step(
        "moderateComment",
        comment.id,
        Model.moderate(comment, hides, by),
        by,
        "/v1/admin/comments/" + comment.id + "/moderation",
        body,
        done -> show(comment, !hides, by));
  }

  /** Nothing happens to one that stands so already. */
  private static void show(Known comment, boolean isShown, String by) {
    String status = isShown ? "PUBLIC" : "HIDDEN";
    if (status.equals(comment.status)) {
      return;
    }
    comment.status = status;
    comment.moderatedBy = by;
    if (!isShown) {
      comment.hiders.add(by);
    }
  }

  Step appeal() {
    Known comment = comment();
    String citizen = citizen(comment);
    return step(
        "makeAppeal",
        comment.id,
        Model.appeal(comment, citizen),
        citizen,
        "/v1/me/comments/" + comment.id + "/appeal",
        Map.of("text", "意见中没有他人的信息，请予公开。"),
        done -> {
          comment.appeal = "OPEN";
          comment.against.addAll(comment.hiders);
        });
  }

  Step decideAppeal() {
    Known comment = comment();
    String by = officer();
    String outcome = random.nextBoolean() ? "UPHELD" : "OVERTURNED";
    return step(
        "decideAppeal",
        comment.id,
        Model.decideAppeal(comment, by),
        by,
        "/v1/admin/comments/" + comment.id + "/appeal/decision",
        Map.of("outcome", outcome, "reason", "经核实，原处理的依据如上所述。"),
        done -> {
          comment.appeal = outcome;
          if (outcome.equals("OVERTURNED")) {
            show(comment, true, by);
          }
        });
  }

  Step decide() {
    Known comment = comment();
    boolean hasNote = model.isPublished() && random.nextInt(4) > 0;
    return decide(comment, hasNote);
  }

  /** A verdict on one comment. */
  Step decide(Known comment, boolean hasNote) {
    Map<String, Object> verdict = verdict();
    if (hasNote) {
      verdict.put("note", "复核后发现原结论与草案不符。");
    }
    String officer = officer();
    return new Step(
        "decideComment",
        comment.id,
        model.decide(comment, hasNote),
        () -> put(officer, "/v1/admin/comments/" + comment.id + "/verdict", verdict),
        done -> comment.outcome = (String) verdict.get("outcome"));
  }
}
