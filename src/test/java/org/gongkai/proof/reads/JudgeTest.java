package org.gongkai.proof.reads;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A judge that lets everything pass proves nothing. */
class JudgeTest {

  private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
  private static final int ONE = 0;
  private static final int OTHER = 1;

  private final Judge judge = new Judge(Duration.ofSeconds(1));

  /** Old until a write through the first instance, sent at 100 ms and acknowledged at 200. */
  private final List<Commit> written =
      List.of(
          new Commit(Instant.MIN, Instant.MIN, History.NO_INSTANCE, Timeline.always("old")),
          new Commit(at(100), at(200), ONE, Timeline.always("new")));

  /** Open from 1,000 ms to 5,000 ms. */
  private final List<Commit> window =
      List.of(
          new Commit(
              at(0),
              at(10),
              ONE,
              Timeline.always("SCHEDULED").then(at(1000), "OPEN").then(at(5000), "CLOSED")));

  @Test
  void findsAPlantedStaleRead() {
    Judgement stale = judge.judge(written, reading("old", OTHER, 1201, 1210));

    assertThat(stale.wrong()).contains("1001 ms old");
    assertThat(stale.age()).isEqualTo(Duration.ofMillis(1001));
  }

  @Test
  void tellsTheAgeOfTheNewestStateThatWasShown() {
    List<Commit> thrice =
        List.of(
            written.get(0),
            written.get(1),
            new Commit(at(300), at(400), OTHER, Timeline.always("newest")));

    assertThat(judge.judge(thrice, reading("old|new", ONE, 1500, 1510)).age())
        .isEqualTo(Duration.ofMillis(1100));
  }

  @Test
  void allowsTheBoundAndTellsTheAge() {
    Judgement late = judge.judge(written, reading("old", OTHER, 1200, 1300));

    assertThat(late).isEqualTo(new Judgement(Duration.ofSeconds(1), null));
  }

  @Test
  void allowsNothingThroughTheInstanceThatWrote() {
    assertThat(judge.judge(written, reading("old", ONE, 201, 202)).wrong()).contains("1 ms old");
    assertThat(judge.judge(written, reading("old", ONE, 200, 202)).wrong()).isNull();
    assertThat(judge.judge(written, reading("new", ONE, 201, 202)).wrong()).isNull();
  }

  @Test
  void doesNotForgiveAStaleReadBecauseOfALaterWriteThroughTheOtherInstance() {
    List<Commit> twice =
        List.of(
            written.get(0),
            written.get(1),
            new Commit(at(300), at(400), OTHER, Timeline.always("newest")));

    assertThat(judge.judge(twice, reading("old", ONE, 450, 460)).wrong()).isNotNull();
    assertThat(judge.judge(twice, reading("old", OTHER, 450, 460)).wrong()).isNotNull();
    assertThat(judge.judge(twice, reading("new", ONE, 450, 460)).wrong()).isNull();
  }

  @Test
  void takesEitherStateWhileAWriteIsUnderWay() {
    assertThat(judge.judge(written, reading("old", ONE, 120, 150)).wrong()).isNull();
    assertThat(judge.judge(written, reading("new", OTHER, 120, 150)).wrong()).isNull();
  }

  @Test
  void findsAReadOfWhatIsNotWrittenYet() {
    assertThat(judge.judge(written, reading("new", OTHER, 50, 99)).wrong()).contains("only later");
  }

  @Test
  void findsAStateThatNeverWas() {
    assertThat(judge.judge(written, reading("other", ONE, 120, 150)).wrong())
        .contains("no state of this thing");
  }

  @Test
  void findsAReadOfOpenAfterTheClose() {
    assertThat(judge.judge(window, reading("OPEN", OTHER, 5002, 5003)).wrong())
        .isEqualTo("was not so at that time");
    assertThat(judge.judge(window, reading("OPEN", OTHER, 4990, 5003)).wrong()).isNull();
    assertThat(judge.judge(window, reading("CLOSED", OTHER, 5002, 5003)).wrong()).isNull();
  }

  @Test
  void findsAReadOfOpenBeforeTheOpening() {
    assertThat(judge.judge(window, reading("OPEN", ONE, 900, 998)).wrong()).isNotNull();
    assertThat(judge.judge(window, reading("(?!OPEN).*", ONE, 1002, 1003)).wrong()).isNotNull();
    assertThat(judge.judge(window, reading("(?!OPEN).*", ONE, 900, 998)).wrong()).isNull();
  }

  @Test
  void findsAnAnswerThatMayBeKeptBeyondAnInstant() {
    assertThat(judge.judge(window, reading("OPEN", ONE, 4000, 4010, 5001)).wrong())
        .isEqualTo("may be kept beyond the instant at which it changes");
    assertThat(judge.judge(window, reading("OPEN", ONE, 4000, 4010, 5000)).wrong()).isNull();
    assertThat(judge.judge(window, reading("(?!OPEN).*", ONE, 500, 510, 1500)).wrong()).isNotNull();
    assertThat(judge.judge(window, reading("SCHEDULED|OPEN", ONE, 500, 510, 1500)).wrong())
        .isNull();
  }

  @Test
  void keepsTheOrderOfAHistory() {
    History history = new History(Timeline.always("old"));
    history.begin(ONE, Timeline.always("refused")).refused();
    history.begin(OTHER, Timeline.always("new")).acknowledged(Instant.MAX.minusSeconds(1));
    history.found(at(1), at(2), Timeline.always("found"));

    assertThat(history.commits())
        .extracting(commit -> commit.shows().at(START))
        .containsExactly("old", "new", "found");
    assertThat(history.commits().get(1).acknowledged()).isEqualTo(Instant.MAX.minusSeconds(1));
  }

  private static Reading reading(String seen, int instance, long began, long ended) {
    return reading(seen, instance, began, ended, began);
  }

  private static Reading reading(String seen, int instance, long began, long ended, long fresh) {
    return new Reading(
        "thing", Pattern.compile(seen), instance, at(began), at(ended), at(fresh), "/thing");
  }

  private static Instant at(long millis) {
    return START.plusMillis(millis);
  }
}
