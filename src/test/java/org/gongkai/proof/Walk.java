package org.gongkai.proof;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import org.gongkai.testsupport.Api;

/** Makes random requests about one consultation, possible ones and others. */
final class Walk extends Steps {

  final CommentSteps comments;
  private final GroupSteps groups;

  Walk(Random random, Parties parties, Model model) {
    super(random, parties, model, Api.clause(model.consultation, "三"));
    this.comments = new CommentSteps(random, parties, model, clause);
    this.groups = new GroupSteps(random, parties, model, clause);
  }

  /** Any request. */
  Step any() {
    return oneOf(
        List.of(
            comments::submit,
            comments::submit,
            comments::enter,
            comments::withdraw,
            comments::moderate,
            comments::moderate,
            comments::appeal,
            comments::decideAppeal,
            groups::form,
            groups::join,
            groups::leave,
            groups::dissolve,
            comments::decide,
            comments::decide,
            comments::decide,
            groups::decideGroup,
            this::reopen,
            this::publish));
  }

  /** A request that meets the publication of the report. */
  Step late() {
    return oneOf(
        List.of(
            comments::submit,
            comments::enter,
            comments::withdraw,
            comments::moderate,
            comments::appeal,
            comments::decideAppeal,
            groups::form,
            comments::decide,
            comments::decide,
            groups::decideGroup,
            this::reopen,
            this::publish));
  }

  private Step oneOf(List<Supplier<Step>> kinds) {
    return kinds.get(random.nextInt(kinds.size())).get();
  }

  private Step reopen() {
    String end = Instant.now().plusSeconds(40L * 24 * 3600).toString();
    return step(
        "reopenConsultation",
        "",
        model.reopen(),
        officer(),
        admin("reopening"),
        Map.of("closesAt", end, "reason", "修改稿有重大调整，再次听取意见。"),
        done -> model.phase = Model.Phase.OPEN);
  }

  Step publish() {
    return step(
        "publishFeedback",
        "",
        model.publish(),
        officer(),
        admin("feedback"),
        Map.of("channels", List.of("feed")),
        done -> model.phase = Model.Phase.PUBLISHED);
  }
}
