package org.gongkai.comment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Instant;
import java.util.UUID;
import org.gongkai.consultation.Admission;
import org.gongkai.consultation.AdmittedComment;
import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.problem.ProblemType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class IntakePolicyTest {

  private static final Instant NOW = Instant.parse("2026-03-02T04:00:00.123456Z");
  private static final Instant OPENS = NOW.minusSeconds(3600);
  private static final Instant CLOSES = NOW.plusSeconds(3600);
  private static final Instant TOMORROW = NOW.plusSeconds(12 * 3600);
  private static final UUID TICKET = UUID.fromString("00000000-0000-7000-8000-000000000001");
  private static final CommentTarget TARGET = new CommentTarget(true, 2);
  private static final CitizenStanding NOTHING_BEFORE = new CitizenStanding(0, 0, TOMORROW, null);

  private final IntakePolicy policy =
      new IntakePolicy(
          new IntakeLimits(
              new SmallRyeConfigBuilder()
                  .withMapping(IntakeConfig.class)
                  .withDefaultValue("gongkai.intake.limit.per-consultation", "3")
                  .withDefaultValue("gongkai.intake.limit.per-day", "5")
                  .build()
                  .getConfigMapping(IntakeConfig.class)));

  @Test
  void givesLeaveToAStoredComment() {
    AdmittedComment admitted = policy.require(found("OPEN", TARGET, NOTHING_BEFORE, true), TICKET);
    assertThat(admitted).isEqualTo(new AdmittedComment(2, NOW, null));
  }

  @Test
  void usesATicketInTheGraceOnly() {
    AdmittedComment admitted = policy.require(found("GRACE", TARGET, NOTHING_BEFORE, true), TICKET);
    assertThat(admitted.ticketId()).isEqualTo(TICKET);
  }

  @Test
  void refusesByTheWindowBeforeAnythingElse() {
    assertRefused(
        new IntakeFinding(true, null, null, null, false), ProblemType.CONSULTATION_NOT_FOUND);
    assertRefused(
        new IntakeFinding(
            true, new Admission("NOT_OPEN", null, null, null, NOW), null, null, false),
        ProblemType.CONSULTATION_NOT_FOUND);
    assertRefused(found("NOT_OPEN", null, null, false), ProblemType.CONSULTATION_NOT_OPEN);
    assertRefused(found("CLOSED", null, null, false), ProblemType.CONSULTATION_CLOSED);
  }

  @Test
  void refusesByTheTargetBeforeTheLimits() {
    assertRefused(
        found("OPEN", new CommentTarget(false, 2), null, false), ProblemType.DRAFT_NOT_FOUND);
    assertRefused(
        found("OPEN", new CommentTarget(true, null), null, false), ProblemType.CLAUSE_NOT_FOUND);
  }

  @Test
  void refusesARepetitionBeforeTheNumbers() {
    assertRefused(
        found("OPEN", TARGET, new CitizenStanding(3, 5, TOMORROW, "7K3M9QTAX2V4N"), false),
        ProblemType.COMMENT_REPEATED);
    assertRefused(
        found("OPEN", TARGET, new CitizenStanding(3, 5, TOMORROW, null), false),
        ProblemType.COMMENT_LIMIT_REACHED);
    assertRefused(
        found("OPEN", TARGET, new CitizenStanding(2, 5, TOMORROW, null), false),
        ProblemType.DAILY_LIMIT_REACHED);
  }

  @Test
  void acknowledgesNothingThatIsNotStored() {
    assertThatIllegalStateException()
        .isThrownBy(() -> policy.require(found("OPEN", TARGET, NOTHING_BEFORE, false), null));
    assertThatIllegalStateException()
        .isThrownBy(() -> policy.require(found("OPEN", null, null, false), null));
  }

  private void assertRefused(IntakeFinding found, ProblemType problem) {
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> policy.require(found, TICKET))
        .satisfies(refused -> assertThat(refused.type()).isEqualTo(problem));
  }

  private static IntakeFinding found(
      String state,
      @Nullable CommentTarget target,
      @Nullable CitizenStanding standing,
      boolean isStored) {
    Admission asked = new Admission(state, OPENS, CLOSES, 1, NOW);
    return new IntakeFinding(true, asked, target, standing, isStored);
  }
}
