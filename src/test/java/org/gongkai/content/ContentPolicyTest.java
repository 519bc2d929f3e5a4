package org.gongkai.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.problem.ProblemType;
import org.gongkai.platform.problem.Violation;
import org.junit.jupiter.api.Test;

/** What a content needs by its type, and when it may be written. */
class ContentPolicyTest {

  private static final Instant NOW = Instant.parse("2026-05-01T00:00:00Z");
  private static final UUID OTHER = new UUID(1, 2);

  @Test
  void needsWhatItsTypeNeeds() {
    assertThat(fields(ContentType.NOTICE, version())).isEmpty();
    assertThat(fields(ContentType.POLICY, version()))
        .containsExactly("documentNumber", "generatedOn");
    assertThat(fields(ContentType.INTERPRETATION, version())).containsExactly("interprets");
    assertThat(fields(ContentType.CONSULTATION_NOTICE, version()))
        .containsExactly("consultationId");
    assertThat(fields(ContentType.GAZETTE, version())).containsExactly("issue");
  }

  @Test
  void takesNothingThatIsOfAnotherType() {
    ContentVersionEntity version = version();
    version.interprets = OTHER;
    version.consultationId = OTHER;
    version.issue = "第2期";
    assertThat(fields(ContentType.NOTICE, version))
        .containsExactly("interprets", "consultationId", "issue");
    assertThat(fields(ContentType.GAZETTE, version))
        .containsExactly("interprets", "consultationId");
  }

  @Test
  void needsAGroundUnlessItIsForEveryone() {
    ContentVersionEntity version = version();
    version.openness = Openness.ON_REQUEST;
    assertThat(fields(ContentType.NOTICE, version)).containsExactly("opennessGround");
    version.opennessGround = "四个字吧";
    assertThat(fields(ContentType.NOTICE, version)).containsExactly("opennessGround");
    version.opennessGround = "涉及第三方";
    assertThat(fields(ContentType.NOTICE, version)).isEmpty();
  }

  @Test
  void expiresInTheFuture() {
    ContentVersionEntity version = version();
    version.expiresAt = NOW;
    assertThat(fields(ContentType.NOTICE, version)).containsExactly("expiresAt");
    version.expiresAt = NOW.plusMillis(1);
    assertThat(fields(ContentType.NOTICE, version)).isEmpty();
  }

  @Test
  void staysAboutTheSameOncePublished() {
    ContentEntity content = new ContentEntity();
    ContentVersionEntity next = version();
    next.interprets = OTHER;
    next.consultationId = OTHER;
    assertThat(ContentPolicy.subjectViolations(content, version(), next)).isEmpty();
    content.published = 1;
    assertThat(ContentPolicy.subjectViolations(content, version(), next))
        .extracting(Violation::field)
        .containsExactly("interprets", "consultationId");
  }

  @Test
  void tellsVersionsThatSayTheSame() {
    ContentVersionEntity other = version();
    other.number = 7;
    other.writtenBy = "editor-2";
    assertThat(ContentPolicy.isSame(version(), other)).isTrue();
    other.effectiveOn = LocalDate.of(2026, 5, 1);
    assertThat(ContentPolicy.isSame(version(), other)).isFalse();
  }

  @Test
  void isWrittenInSomeStatesAlone() {
    ContentEntity content = new ContentEntity();
    content.type = ContentType.NOTICE;
    content.state = ContentState.PUBLISHED;
    ContentPolicy.requireState(content, ContentState.DRAFT, ContentState.PUBLISHED);
    assertThatThrownBy(() -> ContentPolicy.requireState(content, ContentState.DRAFT))
        .isInstanceOfSatisfying(
            ProblemException.class,
            problem -> assertThat(problem.type()).isEqualTo(ProblemType.CONTENT_STATE_FORBIDS));
    content.type = ContentType.FEEDBACK_REPORT;
    assertThatThrownBy(() -> ContentPolicy.requireState(content, ContentState.PUBLISHED))
        .isInstanceOfSatisfying(
            ProblemException.class,
            problem -> assertThat(problem.type()).isEqualTo(ProblemType.CONTENT_DERIVED));
  }

  private static List<String> fields(ContentType type, ContentVersionEntity version) {
    return ContentPolicy.violations(type, version, NOW).stream().map(Violation::field).toList();
  }

  private static ContentVersionEntity version() {
    ContentVersionEntity version = new ContentVersionEntity();
    version.openness = Openness.PROACTIVE;
    version.title = "关于集市开放时间的通知";
    return version;
  }
}
