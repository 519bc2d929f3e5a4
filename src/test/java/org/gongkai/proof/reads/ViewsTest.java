package org.gongkai.proof.reads;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Whoever overlooks what an answer says, or leaves out, finds nothing wrong with it. */
class ViewsTest {

  private static final Instant OPENS = Instant.parse("2026-03-01T01:00:00Z");
  private static final Instant CLOSES = Instant.parse("2026-03-01T02:00:00Z");

  private final World world = new World(Instant.now().plus(Duration.ofMinutes(1)));
  private final Views views = new Views(world);

  @Test
  void seesTheEditionOfANoticeAndThatItIsWhole() throws Exception {
    world.history("notice:7", Views.ABSENT);
    View notice = views.notice(7, "id");

    assertThat(states(notice, 200, "{'title':'集市通知 7-3','body':'<p>集市通知 7-3：</p>'}"))
        .containsExactly("notice:7 \\Qshown 3\\E");
    assertThat(states(notice, 200, "{'title':'集市通知 7-3','body':'<p>集市通知 7-2：</p>'}").get(0))
        .startsWith("notice:7 \\Qtorn");
    assertThat(states(notice, 404, "{}")).containsExactly("notice:7 \\Q-\\E");
    assertThat(states(notice, 410, "{}")).containsExactly("notice:7 \\Qgone\\E");
  }

  @Test
  void missesInAListWhatBelongsThere() throws Exception {
    watch("notice", 1, 2, 3);
    View list = views.notices("/v1/notices");
    String items = "{'items':[{'title':'集市通知 2-1'}],'nextCursor':%s}";

    assertThat(states(list, 200, items.formatted("null")))
        .containsExactly("notice:2 \\Qshown 1\\E", "notice:1 (?!shown).*", "notice:3 (?!shown).*");
    assertThat(states(list, 200, items.formatted("'next'")))
        .containsExactly("notice:2 \\Qshown 1\\E", "notice:3 (?!shown).*");
  }

  @Test
  void misplacesNothingWhoseOrderIsUnknown() throws Exception {
    watch("notice", 1, 2, 3);
    world.outOfOrder(3);

    assertThat(
            states(
                views.notices("/v1/notices"),
                200,
                "{'items':[{'title':'集市通知 2-1'}],'nextCursor':'next'}"))
        .containsExactly("notice:2 \\Qshown 1\\E");
  }

  @Test
  void seesTheWindowOfAConsultationWithItsStatus() throws Exception {
    watch("consultation", 1, 2);
    String item =
        "{'title':'集市公告 1','status':'OPEN','opensAt':'2026-03-01T09:00:00+08:00',"
            + "'closesAt':'2026-03-01T10:00:00+08:00','draftVersion':2}";
    String window = "\\QOPEN " + OPENS.toEpochMilli() + '-' + CLOSES.toEpochMilli() + " draft 2\\E";

    assertThat(states(views.consultation(1, "id"), 200, item))
        .containsExactly("consultation:1 " + window);
    assertThat(
            states(
                views.consultations("/v1/consultations?status=OPEN", "OPEN"),
                200,
                "{'items':[" + item + "],'nextCursor':null}"))
        .containsExactly("consultation:1 " + window, "consultation:2 (?!OPEN).*");
    assertThat(states(views.home(), 200, "{'open':[" + item + "],'scheduled':[],'notices':[]}"))
        .containsExactly(
            "consultation:1 " + window,
            "consultation:2 (?!OPEN).*",
            "consultation:1 (?!SCHEDULED).*",
            "consultation:2 (?!SCHEDULED).*");
  }

  @Test
  void findsAWrongCountAndAllowsWhatMayHaveBeen() {
    Instant noon = CLOSES.plusSeconds(60);
    Timeline window = Timeline.always("SCHEDULED 1").then(OPENS, "OPEN 1").then(CLOSES, "CLOSED 1");
    History history = new History(Timeline.always(Views.ABSENT));
    history.found(OPENS.minusSeconds(60), OPENS.minusSeconds(59), window);
    List<List<Commit>> histories = List.of(history.commits());
    Judge judge = new Judge(Duration.ofSeconds(1));

    assertThat(open(1, OPENS.plusSeconds(1)).isPossible(judge, histories)).isTrue();
    assertThat(open(0, OPENS.plusSeconds(1)).isPossible(judge, histories)).isFalse();
    assertThat(open(1, noon).isPossible(judge, histories)).isFalse();
    assertThat(open(0, noon).isPossible(judge, histories)).isTrue();
  }

  private Counted open(long number, Instant at) {
    Reading answer = new Reading("", world.pattern(".*"), 0, at, at.plusMillis(1), at, "/v1/home");
    return new Counted(world.pattern("OPEN .*"), world.pattern("(?!OPEN ).*"), number, answer);
  }

  private void watch(String kind, int... numbers) {
    IntStream.of(numbers)
        .forEach(
            number -> {
              world.history(kind + ':' + number, Views.ABSENT);
              world.watch(kind, number);
            });
  }

  private List<String> states(View view, int status, String quoted) throws JsonProcessingException {
    String json = quoted.replace('\'', '"');
    Sights sights = new Sights(world);
    view.looker().look(new Answer(status, json, new ObjectMapper().readTree(json)), sights);
    return sights.all().stream().map(sight -> sight.thing() + ' ' + sight.seen()).toList();
  }
}
