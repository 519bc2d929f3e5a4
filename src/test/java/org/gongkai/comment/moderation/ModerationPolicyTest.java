package org.gongkai.comment.moderation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.gongkai.comment.CommentStatus;
import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.problem.ProblemType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class ModerationPolicyTest {

  private static final String REASON = "十个字的理由正好是够";
  private static final ModerateCommentRequest HIDE =
      new ModerateCommentRequest(ModerateCommentRequest.Outcome.HIDDEN, REASON);
  private static final ModerateCommentRequest SHOW =
      new ModerateCommentRequest(ModerateCommentRequest.Outcome.PUBLIC, null);

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "WITHDRAWN")
  void letsAPersonShowAndHide(CommentStatus status) {
    assertThatCode(() -> ModerationPolicy.require(status, null, HIDE, "a"))
        .doesNotThrowAnyException();
    assertThatCode(() -> ModerationPolicy.require(status, null, SHOW, "a"))
        .doesNotThrowAnyException();
  }

  @Test
  void letsNobodyTouchWhatItsAuthorTookBack() {
    refuses(
        ProblemType.COMMENT_NOT_MODERATABLE,
        () -> ModerationPolicy.require(CommentStatus.WITHDRAWN, null, SHOW, "a"));
  }

  @Test
  void waitsForTheDecisionOnAnAppeal() {
    for (ModerateCommentRequest request : new ModerateCommentRequest[] {SHOW, HIDE}) {
      refuses(
          ProblemType.APPEAL_OPEN,
          () -> ModerationPolicy.require(CommentStatus.HIDDEN, appeal(null), request, "b"));
    }
  }

  @Test
  void letsTheLoserOfAnAppealNotHideAgain() {
    AppealEntity lost = appeal(AppealOutcome.OVERTURNED);
    refuses(
        ProblemType.SECOND_PERSON_REQUIRED,
        () -> ModerationPolicy.require(CommentStatus.PUBLIC, lost, HIDE, "a"));
    assertThatCode(() -> ModerationPolicy.require(CommentStatus.PUBLIC, lost, HIDE, "b"))
        .doesNotThrowAnyException();
    assertThatCode(() -> ModerationPolicy.require(CommentStatus.PUBLIC, lost, SHOW, "a"))
        .doesNotThrowAnyException();
    AppealEntity won = appeal(AppealOutcome.UPHELD);
    assertThatCode(() -> ModerationPolicy.require(CommentStatus.PUBLIC, won, HIDE, "a"))
        .doesNotThrowAnyException();
  }

  @Test
  void takesOneAppealAgainstHiding() {
    assertThatCode(() -> ModerationPolicy.requireAppealable(CommentStatus.HIDDEN, null))
        .doesNotThrowAnyException();
    refuses(
        ProblemType.APPEAL_ALREADY_MADE,
        () -> ModerationPolicy.requireAppealable(CommentStatus.HIDDEN, appeal(null)));
    refuses(
        ProblemType.APPEAL_ALREADY_MADE,
        () ->
            ModerationPolicy.requireAppealable(
                CommentStatus.PUBLIC, appeal(AppealOutcome.OVERTURNED)));
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "HIDDEN")
  void takesNoAppealAboutWhatIsNotHidden(CommentStatus status) {
    refuses(
        ProblemType.APPEAL_NOT_POSSIBLE, () -> ModerationPolicy.requireAppealable(status, null));
  }

  @Test
  void letsAnotherPersonDecideAnOpenAppealOnce() {
    AppealEntity open = appeal(null);
    assertThat(ModerationPolicy.requireDecidable(CommentStatus.HIDDEN, open, REASON, "b"))
        .isSameAs(open);
    refuses(ProblemType.SECOND_PERSON_REQUIRED, () -> decidable(open, REASON, "a"));
    refuses(ProblemType.SECOND_PERSON_REQUIRED, () -> decidable(open, REASON, "c"));
    refuses(ProblemType.REASON_REQUIRED, () -> decidable(open, "九个字的理由还不够", "b"));
    refuses(ProblemType.APPEAL_NOT_FOUND, () -> decidable(null, REASON, "b"));
    for (AppealOutcome outcome : AppealOutcome.values()) {
      refuses(ProblemType.APPEAL_ALREADY_DECIDED, () -> decidable(appeal(outcome), REASON, "b"));
    }
    refuses(
        ProblemType.COMMENT_NOT_MODERATABLE,
        () -> ModerationPolicy.requireDecidable(CommentStatus.WITHDRAWN, open, REASON, "b"));
  }

  private static void decidable(@Nullable AppealEntity appeal, String reason, String by) {
    assertThat(ModerationPolicy.requireDecidable(CommentStatus.HIDDEN, appeal, reason, by))
        .isNotNull();
  }

  private static void refuses(ProblemType type, ThrowingCallable work) {
    assertThatThrownBy(work)
        .isInstanceOfSatisfying(
            ProblemException.class, problem -> assertThat(problem.type()).isEqualTo(type));
  }

  private static AppealEntity appeal(@Nullable AppealOutcome outcome) {
    AppealEntity appeal = new AppealEntity();
    appeal.hiddenBy = new String[] {"a", "c"};
    appeal.outcome = outcome;
    return appeal;
  }
}
