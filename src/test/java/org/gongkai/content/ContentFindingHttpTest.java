package org.gongkai.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.arc.Arc;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.gongkai.testsupport.Answers;
import org.gongkai.testsupport.Api;
import org.gongkai.testsupport.Contents;
import org.gongkai.testsupport.Database;
import org.gongkai.testsupport.Refusals;
import org.gongkai.testsupport.Sandbox;
import org.junit.jupiter.api.Test;

/** What the check of a content finds, and what is done with it. */
@QuarkusTest
@QuarkusTestResource(Sandbox.class)
class ContentFindingHttpTest {

  private static final String PATH = "/v1/admin/contents";
  private static final String LOST = "/media/" + "0".repeat(64) + ".pdf";
  private static final String OUTSIDE = "https://www.example.invalid/page";

  @Test
  void findsWhatIsToBeMended() {
    String withdrawn = Contents.aDraft("NOTICE");
    Database.update(
        "update content set withdrawn_at = clock_timestamp(), withdrawn_by = 'editor-1',"
            + " withdrawal_reason = '已经废止', state = 'WITHDRAWN' where id = ?::uuid",
        withdrawn);
    String there = Contents.aDraft("NOTICE");
    String image = "/media/" + "1".repeat(64) + ".png";
    Database.update(
        "insert into media (sha256, kind, media_type, extension, bytes, name, created_by,"
            + " created_at) values (?, 'IMAGE', 'image/png', 'png', 1, '图', 'editor-1',"
            + " clock_timestamp()) on conflict do nothing",
        "1".repeat(64));
    String html =
        "<p>可代开发票，电话13800000000。</p><p><img src='%s' alt=' '><img src='%s' alt='图'></p>"
                .formatted(image, image)
            + "<a href='/v1/notices/%s'>甲</a><a href='/v1/notices/%s'>乙</a>"
                .formatted(withdrawn, there)
            + "<a href='/v1/notices/%s'>丙</a><a href='%s'>丁</a>".formatted(UNKNOWN, LOST)
            + "<a href='https://nowhere'>戊</a><a href='"
            + OUTSIDE
            + "'>己</a>";
    Map<String, Object> body = Contents.with(Contents.noticeBody(), "body", html);
    body.put("title", "关于其它事项的通知");
    body.put("attachments", List.of(Map.of("name", "细则.pdf", "address", LOST)));
    body.put("column", "elsewhere");
    Response made = Contents.create(body);
    made.then().statusCode(201).body("findings", equalTo(10)).body("openFindings", equalTo(10));
    Response found = Contents.findings(made.path("id"));
    Answers.assertChinaTime(found);
    found
        .then()
        .statusCode(200)
        .body("number", equalTo(1))
        .body("open", equalTo(10))
        .body("items.position", contains(1, 2, 3, 4, 5, 6, 7, 8, 9, 10))
        .body(
            "items.kind",
            contains(
                "COMMON_MISTAKE",
                "SENSITIVE_WORD",
                "PERSONAL_DATA",
                "MISSING_ALT",
                "BROKEN_LINK",
                "BROKEN_LINK",
                "BROKEN_LINK",
                "BROKEN_LINK",
                "MISSING_ATTACHMENT",
                "CHANNEL_LIMIT"))
        .body("items[0].field", equalTo("title"))
        .body("items[0].advice", containsString("其他"))
        .body("items[4].excerpt", equalTo("https://nowhere"))
        .body("items[8].field", equalTo("attachments[0]"))
        .body("items[9].field", equalTo("column"))
        .body("items[9].channelId", equalTo("feed"))
        .body("items[0].overriddenAt", nullValue());
    assertThat(found.asString()).doesNotContain("13800000000").contains("138***");
    assertThat(
            Database.number(
                "select count(*) from content_finding where excerpt || advice like"
                    + " '%13800000000%'"))
        .isZero();
  }

  private static final UUID UNKNOWN = UUID.fromString("0197a3c0-0000-7000-8000-00000000dead");

  @Test
  void letsAFindingStayForAReasonUntilTheTextChanges() {
    String id = Contents.made(Contents.with(Contents.noticeBody(), "title", "关于其它事项的通知"));
    Contents.override(id, 1, "引用的文件原文如此。")
        .then()
        .statusCode(200)
        .body("position", equalTo(1))
        .body("overriddenBy", equalTo("staff-editor"))
        .body("overrideReason", equalTo("引用的文件原文如此。"));
    Contents.get(id).then().body("findings", equalTo(1)).body("openFindings", equalTo(0));
    Contents.override(id, 1, "上级文件的标题如此。").then().statusCode(200);
    check(id).then().statusCode(200).body("open", equalTo(0)).body("items.size()", equalTo(1));
    Contents.findings(id).then().body("items[0].overrideReason", equalTo("上级文件的标题如此。"));
    assertThat(
            Database.number(
                "select count(*) from audit_entry where subject_id = ?::uuid and action in"
                    + " ('overrideFinding', 'checkContent')",
                id))
        .isEqualTo(3);
    Contents.replace(id, Contents.with(Contents.textBody(), "title", "关于其它事项的公告"))
        .then()
        .statusCode(200)
        .body("openFindings", equalTo(1));
    Contents.findings(id)
        .then()
        .body("number", equalTo(2))
        .body("items[0].overriddenBy", nullValue());
  }

  @Test
  void refusesOverridesThatCannotBe() {
    String id = Contents.made(Contents.with(Contents.noticeBody(), "title", "关于其它事项的通知"));
    for (int position : List.of(0, 2, -1)) {
      Refusals.assertRefused(
          "overrideFinding",
          404,
          "finding-not-found",
          () -> Contents.override(id, position, "引用的文件原文如此。"));
    }
    Refusals.assertRefused(
        "overrideFinding",
        404,
        "content-not-found",
        () -> Contents.override(UUID.randomUUID().toString(), 1, "引用的文件原文如此。"));
    for (String reason : List.of("原文", "  原文    ", "长".repeat(501))) {
      Response refused =
          Refusals.refusal(
              "overrideFinding", 400, "invalid-request", () -> Contents.override(id, 1, reason));
      Refusals.assertViolation(refused, "body", "reason");
    }
    Refusals.assertRefused(
        "overrideFinding",
        403,
        "forbidden",
        () ->
            Api.as("reviewer")
                .contentType(ContentType.JSON)
                .body(Map.of("reason", "引用的文件原文如此。"))
                .post(PATH + "/" + id + "/findings/1/override"));
    Database.update("update content set state = 'PUBLISHED' where id = ?::uuid", id);
    Refusals.assertRefused(
        "overrideFinding",
        409,
        "content-state-forbids",
        () -> Contents.override(id, 1, "引用的文件原文如此。"));
    Refusals.assertRefused("checkContent", 409, "content-state-forbids", () -> check(id));
  }

  @Test
  void triesPagesOfOthersWhenAsked() {
    String html = "<p><a href='" + OUTSIDE + "'>甲</a></p>";
    String id = Contents.made(Contents.with(Contents.noticeBody(), "body", html));
    probeWith(
        addresses -> assertThat(addresses).containsExactly(OUTSIDE),
        Map.of(OUTSIDE, "链接返回状态 404，请核对。"));
    check(id)
        .then()
        .statusCode(200)
        .body("items.kind", contains("BROKEN_LINK"))
        .body("items.excerpt", contains(OUTSIDE))
        .body("items[0].advice", containsString("404"));
    probeWith(addresses -> {}, Map.of());
    check(id).then().statusCode(200).body("items.size()", equalTo(0)).body("open", equalTo(0));
  }

  @Test
  void keepsNoFindingsOfAnEarlierVersion() {
    String id = Contents.made(Contents.with(Contents.noticeBody(), "body", "<p>一</p>"));
    probeWith(
        addresses ->
            Contents.replace(id, Contents.with(Contents.textBody(), "body", "<p>二</p>"))
                .then()
                .statusCode(200),
        Map.of());
    Refusals.assertDocumented("checkContent", 412, "stale-version", check(id));
  }

  private static void probeWith(Consumer<List<String>> during, Map<String, String> broken) {
    Arc.container().instance(ScriptedLinkProbe.class).get().answer(during, broken);
  }

  private static Response check(String id) {
    return Api.as("editor").post(PATH + "/" + id + "/check");
  }
}
