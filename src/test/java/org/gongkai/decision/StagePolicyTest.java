package org.gongkai.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.problem.ProblemType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class StagePolicyTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);
  private static final Pattern HREF = Pattern.compile(StagePolicy.HREF);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://qinghe.example.invalid",
        "http://qinghe.example.invalid:8080/a/b.html?c=d&e=%20#f",
        "https://192.0.2.1/",
        "https://example.invalid/%E5%85%AC%E5%BC%80/a_b-c~d;e=(f),@!$*+:g.html",
        "/v1/notices/0197a3c0-0000-7000-8000-000000000001",
        "/v1/consultations/0197a3c0-0000-7000-8000-000000000001/feedback",
        "/feeds/feedback.rss"
      })
  void linksTheWebAndThisApi(String href) {
    assertThat(HREF.matcher(href).matches()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        " javascript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc/passwd",
        "ftp://example.invalid/a",
        "//example.invalid/a",
        "/\\example.invalid",
        "https:example.invalid",
        "https://",
        "https:///a",
        "https://-a.invalid/",
        "https://user@example.invalid/",
        "https://user:secret@example.invalid/",
        "https://example.invalid:999999/",
        "https://example.invalid/a b",
        "https://example.invalid/\u3000",
        "https://example.invalid/\"onclick",
        "https://example.invalid/<script>",
        "https://example.invalid/a\njavascript:alert(1)",
        "https://example.invalid/\u0085",
        "https://example.invalid/公开.html",
        "v1/notices",
        "/",
        "/dev/tokens",
        "/q/health",
        "/v1",
        "/v1/admin/decisions"
      })
  void linksNothingElse(String href) {
    assertThat(HREF.matcher(href).matches()).isFalse();
  }

  @ParameterizedTest
  @EnumSource(Stage.class)
  void takesEveryStageWithATextOrAnAddress(Stage stage) {
    assertThatCode(() -> StagePolicy.require(request(stage, "正文", null, TODAY), TODAY))
        .doesNotThrowAnyException();
    assertThatCode(() -> StagePolicy.require(request(stage, null, "/v1/notices", TODAY), TODAY))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", " ", "\u3000\n"})
  void needsATextOrAnAddress(@Nullable String blank) {
    assertInvalid(request(Stage.DRAFT, blank, blank, TODAY));
  }

  @Test
  void takesNoResultFromTheFuture() {
    assertInvalid(request(Stage.RESULT, "正文", null, TODAY.plusDays(1)));
    assertThatCode(
            () -> StagePolicy.require(request(Stage.MEETING, "正文", null, TODAY.plusDays(1)), TODAY))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @EnumSource(Stage.class)
  void keepsFieldsToTheirStage(Stage stage) {
    StageRequest request =
        new StageRequest(stage, "标题", "正文", null, TODAY, "甲某某", TODAY, MilestoneState.DONE, null);
    assertInvalid(request);
  }

  @ParameterizedTest
  @ValueSource(ints = {1948, 2201, -1, 999_999_999})
  void refusesDaysThatMustBeAMistake(int year) {
    LocalDate far = LocalDate.of(year, 1, 1);
    assertProblem(
        () -> StagePolicy.require(request(Stage.DRAFT, "正文", null, far), TODAY),
        ProblemType.INVALID_REQUEST);
    StageRequest due =
        new StageRequest(Stage.MILESTONE, "标题", "正文", null, TODAY, null, far, null, null);
    assertProblem(() -> StagePolicy.require(due, TODAY), ProblemType.INVALID_REQUEST);
  }

  @Test
  void wantsANoteForWhatIsPublishedAndOnlyThen() {
    StagePolicy.requireNote(true, "日期有误。");
    StagePolicy.requireNote(false, null);
    StagePolicy.requireNote(false, " ");
    assertProblem(
        () -> StagePolicy.requireNote(true, "\u3000"), ProblemType.CORRECTION_NOTE_REQUIRED);
    assertProblem(() -> StagePolicy.requireNote(true, null), ProblemType.CORRECTION_NOTE_REQUIRED);
    assertProblem(() -> StagePolicy.requireNote(false, "日期有误。"), ProblemType.STAGE_INVALID);
  }

  @Test
  void guardsTheStepsOfALife() {
    DecisionStageEntity stage = new DecisionStageEntity();
    StagePolicy.requireUnpublished(stage);
    StagePolicy.requireStanding(stage);
    assertProblem(() -> StagePolicy.requirePublished(stage), ProblemType.STAGE_NOT_PUBLISHED);
    stage.publishedAt = Instant.EPOCH;
    StagePolicy.requirePublished(stage);
    StagePolicy.requireStanding(stage);
    assertProblem(() -> StagePolicy.requireUnpublished(stage), ProblemType.STAGE_PUBLISHED);
    stage.withdrawnAt = Instant.EPOCH;
    assertProblem(() -> StagePolicy.requireStanding(stage), ProblemType.STAGE_WITHDRAWN);
  }

  private static StageRequest request(
      Stage stage, @Nullable String text, @Nullable String href, LocalDate occurredOn) {
    return new StageRequest(stage, "标题", text, href, occurredOn, null, null, null, null);
  }

  private static void assertInvalid(StageRequest request) {
    assertProblem(() -> StagePolicy.require(request, TODAY), ProblemType.STAGE_INVALID);
  }

  private static void assertProblem(Runnable work, ProblemType type) {
    assertThatThrownBy(work::run)
        .isInstanceOfSatisfying(
            ProblemException.class, problem -> assertThat(problem.type()).isEqualTo(type));
  }
}
