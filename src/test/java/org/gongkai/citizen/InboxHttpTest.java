package org.gongkai.citizen;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.gongkai.testsupport.Answers;
import org.gongkai.testsupport.Api;
import org.gongkai.testsupport.Refusals;
import org.gongkai.testsupport.Reports;
import org.gongkai.testsupport.Sandbox;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Sandbox.class)
class InboxHttpTest {

  @Test
  void isEmptyAtFirst() {
    as(Api.citizenToken(somebody()))
        .get("/v1/me/inbox")
        .then()
        .statusCode(200)
        .header("Cache-Control", equalTo("no-store"))
        .body("unread", equalTo(0))
        .body("items", equalTo(List.of()))
        .body("nextCursor", nullValue());
  }

  @Test
  void tellsOfAnAnswerUntilItIsRead() {
    String name = somebody();
    String receipt = answered(name, 1).get(0);
    String token = Api.citizenToken(name);
    Response inbox = as(token).get("/v1/me/inbox");
    inbox
        .then()
        .body("unread", equalTo(1))
        .body("items[0].kind", equalTo("ANSWER_PUBLISHED"))
        .body("items[0].title", equalTo("您的意见已有答复"))
        .body("items[0].text", startsWith("“关于公开征求《集市管理办法》意见的公告”"))
        .body("items[0].href", equalTo("/v1/receipts/" + receipt.replace("-", "")))
        .body("items[0].readAt", nullValue());
    Answers.assertChinaTime(inbox);
    given().get(inbox.<String>path("items[0].href")).then().statusCode(200);
    String message = inbox.path("items[0].id");
    read(token, message, "read").then().statusCode(200).body("unread", equalTo(0));
    String readAt = as(token).get("/v1/me/inbox").path("items[0].readAt");
    assertThat(readAt).isNotNull();
    read(token, message, "read").then().statusCode(200).body("unread", equalTo(0));
    as(token).get("/v1/me/inbox").then().body("items[0].readAt", equalTo(readAt));
    as(token).get("/v1/me/inbox?unread=true").then().body("items", hasSize(0));
    as(token).get("/v1/me/inbox?unread=false").then().body("items", hasSize(1));
  }

  @Test
  void leavesNewerMessagesUnread() {
    String name = somebody();
    assertThat(answered(name, 3)).hasSize(3);
    String token = Api.citizenToken(name);
    List<String> newestFirst = as(token).get("/v1/me/inbox").path("items.id");
    read(token, newestFirst.get(1), "read-through")
        .then()
        .statusCode(200)
        .body("unread", equalTo(1));
    as(token)
        .get("/v1/me/inbox")
        .then()
        .body("items[0].readAt", nullValue())
        .body("items[1].readAt", notNullValue())
        .body("items[2].readAt", notNullValue());
  }

  @Test
  void pagesThroughAll() {
    String name = somebody();
    assertThat(answered(name, 5)).hasSize(5);
    String token = Api.citizenToken(name);
    List<String> all = as(token).get("/v1/me/inbox").path("items.id");
    for (int limit : List.of(1, 2, 5)) {
      List<String> paged = new ArrayList<>();
      @Nullable String cursor = null;
      do {
        RequestSpecification request = as(token).queryParam("limit", limit);
        Response page =
            (cursor == null ? request : request.queryParam("cursor", cursor)).get("/v1/me/inbox");
        paged.addAll(page.<List<String>>path("items.id"));
        cursor = page.path("nextCursor");
      } while (cursor != null);
      assertThat(paged).isEqualTo(all);
    }
  }

  @Test
  void showsNobodyAnothersMessages() {
    String name = somebody();
    assertThat(answered(name, 1)).hasSize(1);
    String message = as(Api.citizenToken(name)).get("/v1/me/inbox").path("items[0].id");
    String other = Api.citizenToken(somebody());
    as(other).get("/v1/me/inbox").then().body("items", hasSize(0));
    for (String operation : List.of("read", "read-through")) {
      for (String id : List.of(message, UUID.randomUUID().toString())) {
        Refusals.assertRefused(
            operation.equals("read") ? "readMessage" : "readMessagesThrough",
            404,
            "message-not-found",
            () -> read(other, id, operation));
      }
    }
  }

  @Test
  void takesOnlyYesOrNo() {
    String token = Api.citizenToken(somebody());
    Refusals.assertRefused(
        "listMessages", 400, "unknown-value", () -> as(token).get("/v1/me/inbox?unread=maybe"));
  }

  /** Receipts of comments whose report is published. */
  private static List<String> answered(String name, int comments) {
    String consultation = Api.anOpenConsultation();
    List<String> receipts =
        IntStream.range(0, comments)
            .mapToObj(i -> Api.comment(consultation, name, Api.commentBody("建议" + i)))
            .map(taken -> taken.<String>path("receipt"))
            .toList();
    Api.close(consultation);
    Reports.noteAll(consultation);
    Api.publishFeedback(consultation, "feed").then().statusCode(201);
    return receipts;
  }

  private static Response read(String token, String id, String operation) {
    return as(token)
        .header("Idempotency-Key", Api.key())
        .post("/v1/me/inbox/" + id + "/" + operation);
  }

  private static RequestSpecification as(String token) {
    return given().auth().oauth2(token);
  }

  private static String somebody() {
    return "inbox-" + UUID.randomUUID();
  }
}
