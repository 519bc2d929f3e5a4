package org.gongkai.proof.reads;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gongkai.testsupport.Api;

/** Announces short windows, extends and reopens them, and edits drafts while they last. */
final class ConsultationDesk extends Desk {

  private static final String PATH = "/v1/admin/consultations";
  private static final int MOST = 6;
  private static final int MOST_DRAFTS = 9;

  /** After the end of a window, before the next may be given; longer than the tickets' grace. */
  private static final long REST_MILLIS = 1300;

  private final Views views;
  private final String decision;
  private final List<Held> held = new ArrayList<>();
  private int numbers;

  /** A consultation whose window is announced. */
  private record Held(int number, String id, Instant opens, Instant closes, int draft) {

    String thing() {
      return Views.CONSULTATION + ':' + number;
    }

    Timeline shows() {
      return Timeline.always(window("SCHEDULED"))
          .then(opens, window("OPEN"))
          .then(closes, window("CLOSED"));
    }

    private String window(String status) {
      return Views.window(status, opens.toEpochMilli(), closes.toEpochMilli(), draft);
    }
  }

  ConsultationDesk(
      World world, Office office, Reader reader, Views views, String decision, long seed) {
    super(world, office, reader, seed);
    this.views = views;
    this.decision = decision;
  }

  @Override
  void step() {
    if (held.size() > MOST) {
      held.remove(0);
    }
    if (held.isEmpty() || random().nextInt(100) < 25) {
      announce();
      return;
    }
    int place = random().nextInt(held.size());
    Held one = held.get(place);
    Instant now = Instant.now();
    if (now.isAfter(one.closes().plusMillis(REST_MILLIS))) {
      reopen(place, one);
    } else if (now.isBefore(one.closes().minusMillis(300)) && random().nextBoolean()) {
      extend(place, one);
    } else if (one.draft() < MOST_DRAFTS) {
      redraft(place, one);
    }
  }

  private void announce() {
    int number = ++numbers;
    Map<String, Object> body =
        Map.of(
            "decisionId",
            decision,
            "title",
            Views.consultationTitle(number),
            "unit",
            "青禾镇人民政府",
            "contact",
            "电子邮箱：yijian@example.invalid");
    JsonNode made = Office.done(office().post(anyInstance(), Office.OFFICER, PATH, body));
    String id = made.path("id").asText();
    world().history(Views.CONSULTATION + ':' + number, Views.ABSENT);
    world().addRecent(views.consultation(number, id));
    world().addRecent(views.drafts(number, id));
    world().addRecent(views.draft(number, id, 1));
    Office.done(office().text(anyInstance(), PATH + '/' + id + "/drafts", draft(1)));
    world().watch(Views.CONSULTATION, number);
    Instant opens = in(500, 1500);
    Held next = new Held(number, id, opens, opens.plusMillis(800 + random().nextInt(2500)), 1);
    Map<String, Object> window =
        Map.of(
            "opensAt", opens.toString(),
            "closesAt", next.closes().toString(),
            "shortenedReason", "汛期临近，须在五月前施行。");
    if (change(next, "opening", window)) {
      held.add(next);
    }
  }

  private void extend(int place, Held one) {
    Instant closes = one.closes().plusMillis(700 + random().nextInt(1500));
    Held next = new Held(one.number(), one.id(), one.opens(), closes, one.draft());
    Map<String, Object> body = Map.of("closesAt", closes.toString(), "reason", "应企业要求，延长时间。");
    if (change(next, "extension", body)) {
      held.set(place, next);
    }
  }

  private void reopen(int place, Held one) {
    Instant opens = in(300, 1000);
    Instant closes = opens.plusMillis(800 + random().nextInt(2000));
    Held next = new Held(one.number(), one.id(), opens, closes, one.draft());
    Map<String, Object> body =
        Map.of(
            "opensAt", opens.toString(),
            "closesAt", closes.toString(),
            "reason", "修改稿有重大调整，再次听取意见。");
    if (change(next, "reopening", body)) {
      held.set(place, next);
    }
  }

  private void redraft(int place, Held one) {
    String drafts = PATH + '/' + one.id() + "/drafts";
    int version = one.draft() + 1;
    world().addRecent(views.draft(one.number(), one.id(), version));
    Office.done(office().text(anyInstance(), drafts, draft(version)));
    Held next = new Held(one.number(), one.id(), one.opens(), one.closes(), version);
    View view = views.consultation(one.number(), one.id());
    String publication = drafts + '/' + version + "/publication";
    boolean isDone =
        write(
            one.thing(),
            next.shows(),
            view,
            instance -> office().post(instance, Office.OFFICER, publication, Map.of()));
    if (isDone) {
      held.set(place, next);
    } else {
      held.remove(place);
    }
  }

  private boolean change(Held next, String operation, Map<String, Object> body) {
    View view = views.consultation(next.number(), next.id());
    world().readAt(next.opens(), view);
    world().readAt(next.closes(), view);
    String path = PATH + '/' + next.id() + '/' + operation;
    return write(
        next.thing(),
        next.shows(),
        view,
        instance -> office().post(instance, Office.OFFICER, path, body));
  }

  private static String draft(int version) {
    return Api.SMALL_DRAFT.replace("整洁有序", "整洁有序，第" + version + "稿");
  }

  private Instant in(int least, int most) {
    return Instant.now()
        .plusMillis(least + random().nextInt(most - least))
        .truncatedTo(ChronoUnit.MILLIS);
  }
}
