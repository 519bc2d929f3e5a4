package org.gongkai.comment.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.gongkai.comment.CommentStatus;
import org.gongkai.comment.Reasons;
import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.problem.ProblemType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GroupPolicyTest {

  private static final UUID CONSULTATION = new UUID(1, 1);
  private static final UUID GROUP = new UUID(2, 1);
  private static final UUID A = new UUID(3, 1);
  private static final UUID B = new UUID(3, 2);
  private static final UUID C = new UUID(3, 3);

  @Test
  void takesEitherAProposalOrComments() {
    assertThatCode(() -> GroupPolicy.requireChoice(A, null)).doesNotThrowAnyException();
    assertThatCode(() -> GroupPolicy.requireChoice(null, List.of(A))).doesNotThrowAnyException();
    assertRefused(ProblemType.GROUP_INVALID, () -> GroupPolicy.requireChoice(null, null));
    assertRefused(ProblemType.GROUP_INVALID, () -> GroupPolicy.requireChoice(A, List.of(A)));
  }

  @Test
  void joinsInTheOrderOfIntake() {
    List<GroupedComment> locked = List.of(free(A), free(B), free(C));
    assertThat(GroupPolicy.joining(CONSULTATION, List.of(C, A), locked, false))
        .containsExactly(A, C);
  }

  @Test
  void refusesUnknownCommentsAndThoseOfOtherConsultations() {
    GroupedComment elsewhere = new GroupedComment(B, new UUID(1, 2), null, CommentStatus.PUBLIC);
    for (List<GroupedComment> locked : List.of(List.of(free(A)), List.of(free(A), elsewhere))) {
      assertRefused(
          ProblemType.COMMENT_NOT_FOUND,
          () -> GroupPolicy.joining(CONSULTATION, List.of(A, B), locked, true));
    }
  }

  @Test
  void refusesMembersOfAnyGroup() {
    List<GroupedComment> locked = List.of(free(A), comment(B, GROUP, CommentStatus.PUBLIC));
    assertRefused(
        ProblemType.COMMENT_ALREADY_GROUPED,
        () -> GroupPolicy.joining(CONSULTATION, List.of(A, B), locked, true));
    assertThat(GroupPolicy.joining(CONSULTATION, List.of(A), locked, false)).containsExactly(A);
  }

  @Test
  void takesHiddenComments() {
    List<GroupedComment> locked = List.of(comment(A, null, CommentStatus.HIDDEN), free(B));
    assertThat(GroupPolicy.joining(CONSULTATION, List.of(A, B), locked, false))
        .containsExactly(A, B);
  }

  @Test
  void refusesWithdrawnCommentsUnlessAProposalNamesThem() {
    List<GroupedComment> locked = List.of(free(A), comment(B, null, CommentStatus.WITHDRAWN));
    assertRefused(
        ProblemType.COMMENT_NOT_GROUPABLE,
        () -> GroupPolicy.joining(CONSULTATION, List.of(A, B), locked, false));
    assertThat(GroupPolicy.joining(CONSULTATION, List.of(A, B), locked, true)).containsExactly(A);
    assertRefused(
        ProblemType.COMMENT_NOT_GROUPABLE,
        () -> GroupPolicy.joining(CONSULTATION, List.of(B), locked, true));
  }

  @Test
  void needsTwoForAGroup() {
    assertRefused(ProblemType.GROUP_INVALID, () -> GroupPolicy.requireSize(List.of(A)));
    assertThatCode(() -> GroupPolicy.requireSize(List.of(A, B))).doesNotThrowAnyException();
  }

  @Test
  void letsOnlyMembersLeave() {
    List<GroupedComment> members =
        List.of(
            comment(A, GROUP, CommentStatus.PUBLIC),
            comment(B, GROUP, CommentStatus.WITHDRAWN),
            comment(C, GROUP, CommentStatus.PUBLIC));
    assertThat(GroupPolicy.staying(members, List.of(B))).containsExactly(A, C);
    assertThat(GroupPolicy.staying(members, List.of(A, B, C))).isEmpty();
    assertRefused(
        ProblemType.COMMENT_NOT_IN_GROUP,
        () -> GroupPolicy.staying(members, List.of(A, new UUID(3, 9))));
  }

  @Test
  void wantsAReasonThatCanBeUnderstood() {
    assertThat(Reasons.require("  十个字的理由正好是够  ")).isEqualTo("十个字的理由正好是够");
    for (String reason : List.of("", "九个字的理由还不够", "\u3000".repeat(20))) {
      assertRefused(ProblemType.REASON_REQUIRED, () -> Reasons.require(reason));
    }
  }

  private static GroupedComment free(UUID id) {
    return comment(id, null, CommentStatus.PUBLIC);
  }

  private static GroupedComment comment(UUID id, @Nullable UUID group, CommentStatus status) {
    return new GroupedComment(id, CONSULTATION, group, status);
  }

  private static void assertRefused(ProblemType type, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            ProblemException.class, problem -> assertThat(problem.type()).isEqualTo(type));
  }
}
