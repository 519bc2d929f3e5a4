package org.gongkai.proof.reads;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Publishes notices at once or later, for good or for a while, corrects and withdraws them. */
final class NoticeDesk extends Desk {

  private static final String PATH = "/v1/admin/contents";
  private static final List<String> GATES =
      List.of("CONFIDENTIALITY", "POLITICS", "LAW", "POLICY", "WORDING");
  private static final int MOST = 8;
  private static final int PROBES = 3;

  private final Views views;
  private final Witness witness;
  private final List<Live> live = new ArrayList<>();
  private final List<Live> planned = new ArrayList<>();
  private final Duty duty;
  private int numbers;

  /** Lists are in the order of first publications: one desk makes those whose order is known. */
  enum Duty {
    PUBLISHES(0),
    PLANS(10_000),
    /** Writes when it is told to. */
    STRIKES(20_000);

    private final int firstNumber;

    Duty(int firstNumber) {
      this.firstNumber = firstNumber;
    }
  }

  /** A notice that readers see. */
  private record Live(int number, String id, int edition) {

    String thing() {
      return Views.NOTICE + ':' + number;
    }
  }

  NoticeDesk(
      Duty duty,
      World world,
      Office office,
      Reader reader,
      Views views,
      Witness witness,
      long seed) {
    super(world, office, reader, seed);
    this.duty = duty;
    this.numbers = duty.firstNumber;
    this.views = views;
    this.witness = witness;
  }

  @Override
  void step() {
    planned.stream().filter(this::isPublished).forEach(live::add);
    planned.removeAll(live);
    int chance = random().nextInt(100);
    if (live.size() > MOST || (chance < 10 && live.size() > 1)) {
      withdraw(live.remove(random().nextInt(live.size())));
    } else if (chance < 50 && !live.isEmpty()) {
      correct(random().nextInt(live.size()));
    } else if (duty == Duty.PLANS) {
      plan();
    } else if (chance < 65) {
      publishForAWhile();
    } else {
      publish();
    }
  }

  /** Whether the witness has seen it. */
  private boolean isPublished(Live one) {
    return world().history(one.thing(), Views.ABSENT).commits().size() > 1;
  }

  private void publish() {
    Live made = approved(null);
    if (publish(made, Timeline.always(Views.shown(1)))) {
      live.add(made);
    }
  }

  private void publishForAWhile() {
    Instant end = soon(2500, 5000);
    Live made = approved(end);
    world().readAt(end, views.notice(made.number(), made.id()));
    publish(made, Timeline.always(Views.shown(1)).then(end, Views.GONE));
  }

  private void plan() {
    Live made = approved(null);
    Instant at = soon(500, 2500);
    planned.add(made);
    witness.expect(made.number(), made.id(), at);
    world().readAt(at, views.notice(made.number(), made.id()));
    Office.done(
        office()
            .post(
                anyInstance(),
                Office.EDITOR,
                PATH + '/' + made.id() + "/publication",
                Map.of("channels", List.of(Views.FEED), "publishAt", at.toString())));
  }

  @CanIgnoreReturnValue
  private boolean publish(Live made, Timeline shows) {
    return write(
        made.thing(),
        shows,
        views.notice(made.number(), made.id()),
        instance ->
            office()
                .post(
                    instance,
                    Office.EDITOR,
                    PATH + '/' + made.id() + "/publication",
                    Map.of("channels", List.of(Views.FEED))));
  }

  private void correct(int place) {
    Live next = corrected(live.get(place));
    if (publish(next, Timeline.always(Views.shown(next.edition())))) {
      live.set(place, next);
    }
  }

  /** A correction that lacks its publication alone. */
  private Live corrected(Live before) {
    Live next = new Live(before.number(), before.id(), before.edition() + 1);
    Map<String, Object> body = text(next.number(), next.edition());
    body.put("kind", "MINOR");
    body.put("note", "更正集市开放时间。");
    Office.done(
        office().post(anyInstance(), Office.EDITOR, PATH + '/' + next.id() + "/correction", body));
    review(next.id());
    return next;
  }

  /** Readies corrections of some notices, to be published when they are asked for. */
  void prepare() {
    while (live.size() < PROBES) {
      publish();
    }
    live.replaceAll(this::corrected);
  }

  /** Publishes what was readied. */
  void strike() {
    live.forEach(next -> publish(next, Timeline.always(Views.shown(next.edition()))));
  }

  /** What {@link #strike} changes. */
  List<View> struck() {
    return live.stream().map(each -> views.notice(each.number(), each.id())).toList();
  }

  private void withdraw(Live gone) {
    write(
        gone.thing(),
        Timeline.always(Views.GONE),
        views.notice(gone.number(), gone.id()),
        instance ->
            office()
                .post(
                    instance,
                    Office.EDITOR,
                    PATH + '/' + gone.id() + "/withdrawal",
                    Map.of("reason", "所依据的办法已经废止。")));
  }

  /** A notice that lacks its publication alone; it is read before it is there. */
  private Live approved(@Nullable Instant expiresAt) {
    int number = ++numbers;
    Map<String, Object> body = text(number, 1);
    body.put("type", "NOTICE");
    if (expiresAt != null) {
      body.put("expiresAt", expiresAt.toString());
    }
    String id =
        Office.done(office().post(anyInstance(), Office.EDITOR, PATH, body)).path("id").asText();
    Live made = new Live(number, id, 1);
    world().history(made.thing(), Views.ABSENT);
    world().history(Views.FEED + ':' + number, Views.ABSENT);
    world().name(id, number);
    if (duty != Duty.PUBLISHES) {
      world().outOfOrder(number);
    }
    world().addRecent(views.notice(number, id));
    if (random().nextInt(3) == 0) {
      world().addRecent(views.noticeText(number, id));
    }
    review(id);
    world().watch(Views.NOTICE, number);
    world().watch(Views.FEED, number);
    return made;
  }

  private void review(String id) {
    String path = PATH + '/' + id;
    Office.done(office().post(anyInstance(), Office.EDITOR, path + "/submission", Map.of()));
    for (int stage = 1; stage <= 3; stage++) {
      Map<String, Object> review =
          Map.of("stage", stage, "outcome", "PASSED", "gates", GATES, "opennessConfirmed", true);
      String person = "reviewer-" + stage;
      Office.done(office().post(anyInstance(), Office.REVIEWER, person, path + "/reviews", review));
    }
  }

  private static Map<String, Object> text(int number, int edition) {
    String title = Views.noticeTitle(number, edition);
    return new LinkedHashMap<>(
        Map.of(
            "column",
            "notice",
            "title",
            title,
            "body",
            "<p>" + title + "：集市每日八时开放。</p>",
            "unit",
            "青禾镇人民政府",
            "openness",
            "PROACTIVE"));
  }

  private Instant soon(int least, int most) {
    return Instant.now()
        .plusMillis(least + random().nextInt(most - least))
        .truncatedTo(ChronoUnit.MILLIS);
  }
}
