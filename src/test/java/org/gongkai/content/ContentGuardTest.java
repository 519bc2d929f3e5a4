package org.gongkai.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.gongkai.testsupport.Contents;
import org.gongkai.testsupport.Database;
import org.gongkai.testsupport.Publishing;
import org.gongkai.testsupport.Sandbox;
import org.junit.jupiter.api.Test;

/** What the database refuses whoever asks it, past the application. */
@QuarkusTest
@QuarkusTestResource(Sandbox.class)
class ContentGuardTest {

  private static final String PUBLISH =
      "with shown as (update content_version set published_at = clock_timestamp(), published_by ="
          + " 'intruder', edition = 1 where content_id = ?::uuid and number = ? returning 1) update"
          + " content set state = 'PUBLISHED', published = ?, place = uuidv7(), published_at ="
          + " clock_timestamp() where id = ?::uuid and exists (select from shown)";

  private static final String NEXT =
      "with next as (insert into content_version (content_id, number, column_name, title, summary,"
          + " body, unit, openness, written_by, written_at, checked_at, round) select content_id,"
          + " number + 1, column_name, '后门标题', summary, body, unit, openness, written_by,"
          + " written_at, checked_at, round from content_version where content_id = ?::uuid"
          + " returning 1) update content set latest = 2 where id = ?::uuid and exists (select from"
          + " next)";

  @Test
  void changesNoTextThatWasWritten() {
    String id = Publishing.anApproved("NOTICE");
    assertRefused(
        "immutable", "update content_version set body = '改' where content_id = ?::uuid", id);
    assertRefused(
        "immutable",
        "update content_version set openness = 'ON_REQUEST' where content_id = ?::uuid",
        id);
    assertRefused("kept", "delete from content_version where content_id = ?::uuid", id);
  }

  @Test
  void publishesNoVersionThatCameAfterTheThirdReview() {
    String id = Publishing.anApproved("NOTICE");
    assertThat(Database.update(NEXT, id, id)).isOne();
    assertRefused("three reviews", PUBLISH, id, 2, 2, id);
  }

  @Test
  void publishesNothingUnreviewed() {
    String id = Contents.aDraft("NOTICE");
    assertRefused("three reviews", PUBLISH, id, 1, 1, id);
    Publishing.submit(id).then().statusCode(200);
    Publishing.review(id, "reviewer-1", Publishing.passing(1)).then().statusCode(200);
    Publishing.review(id, "reviewer-2", Publishing.passing(2)).then().statusCode(200);
    assertRefused("three reviews", PUBLISH, id, 1, 1, id);
    // An author's review does not count, whoever wrote it into the table.
    addReview(id, "staff-editor");
    assertRefused("three reviews", PUBLISH, id, 1, 1, id);
  }

  @Test
  void takesNoSecondReviewOfOnePerson() {
    String id = Contents.aDraft("NOTICE");
    Publishing.submit(id).then().statusCode(200);
    Publishing.review(id, "reviewer-1", Publishing.passing(1)).then().statusCode(200);
    assertThatThrownBy(() -> addReview(id, "reviewer-1"))
        .hasMessageContaining("content_review_content_id_number_round_reviewer_key");
  }

  @Test
  void publishesNothingWithOpenFindings() {
    String id = Publishing.anApproved("NOTICE");
    Database.update(
        "insert into content_finding (content_id, number, position, kind, field, excerpt, advice)"
            + " values (?::uuid, 1, 100, 'SENSITIVE_WORD', 'body', '词', '请核对')",
        id);
    assertRefused("open findings", PUBLISH, id, 1, 1, id);
  }

  @Test
  void publishesNothingThatIsNotForEveryone() {
    Map<String, Object> body = Contents.with(Contents.noticeBody(), "openness", "NOT_DISCLOSED");
    String id = Publishing.anApproved(Contents.with(body, "opennessGround", "涉及商业秘密"));
    assertRefused("not meant for everyone", PUBLISH, id, 1, 1, id);
  }

  @Test
  void showsNoVersionThatIsNotPublished() {
    String id = Publishing.anApproved("NOTICE");
    assertRefused(
        "is not published",
        "update content set state = 'PUBLISHED', published = 1, place = uuidv7(), published_at ="
            + " clock_timestamp() where id = ?::uuid",
        id);
  }

  @Test
  void deliversNoVersionThatIsNotPublished() {
    String id = Publishing.anApproved("NOTICE");
    assertRefused(
        "is not published",
        "insert into delivery (id, content_id, content_version, channel_id, payload, state) values"
            + " (uuidv7(), ?::uuid, 1, 'feed', '{}', 'PENDING')",
        id);
  }

  @Test
  void keepsReviewsWithdrawalsAndTypes() {
    String id = Publishing.aPublished();
    assertRefused(
        "kept", "update content_review set reviewer = 'x' where content_id = ?::uuid", id);
    assertRefused("kept", "delete from content_review where content_id = ?::uuid", id);
    assertRefused("keeps", "update content set type = 'FEEDBACK_REPORT' where id = ?::uuid", id);
    assertRefused(
        "keeps", "update content set published = null, place = null where id = ?::uuid", id);
    Publishing.withdraw(id, "测试撤回内容").then().statusCode(200);
    assertRefused(
        "keeps",
        "update content set withdrawn_at = null, withdrawal_reason = null where id = ?::uuid",
        id);
  }

  private static void addReview(String id, String reviewer) {
    int rows =
        Database.update(
            "insert into content_review (content_id, number, round, stage, outcome, gates,"
                + " openness_confirmed, reviewer, reviewed_at) values (?::uuid, 1, 1, 3, 'PASSED',"
                + " 'CONFIDENTIALITY,POLITICS,LAW,POLICY,WORDING', true, ?, clock_timestamp())",
            id,
            reviewer);
    assertThat(rows).isOne();
  }

  private static void assertRefused(String because, String sql, Object... parameters) {
    assertThatThrownBy(() -> Database.update(sql, parameters)).hasMessageContaining(because);
  }
}
