package org.gongkai.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.arc.Arc;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.gongkai.testsupport.Answers;
import org.gongkai.testsupport.Api;
import org.gongkai.testsupport.Refusals;
import org.gongkai.testsupport.Sandbox;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The audit trail, over HTTP. */
@QuarkusTest
@QuarkusTestResource(Sandbox.class)
class AuditHttpTest {

  @Test
  void listsWhatWasDoneToASubjectNewestFirst() {
    String subject = subject("groupComments", 23);
    for (int limit : List.of(5, 23, 100)) {
      List<String> ids = Answers.readAll(limit, cursor -> page(subject, cursor, limit));
      assertThat(ids).hasSize(23);
      Answers.assertNewestFirst(ids);
    }
    Response page = page(subject, null, 1);
    page.then()
        .body("items[0].subjectId", equalTo(subject))
        .body("items[0].action", equalTo("groupComments"))
        .body("items[0].actor", equalTo("staff-1"))
        .body("items[0].reason", nullValue())
        .body("items[0].detail.n", nullValue())
        .body("items[0].detail.size()", equalTo(1));
    Answers.assertChinaTime(page);
  }

  @Test
  void listsOneActionOnly() {
    String subject = subject("groupComments", 2);
    record("other", subject);
    for (String role : List.of("auditor", "admin")) {
      Api.as(role)
          .queryParam("subjectId", subject)
          .queryParam("action", "other")
          .get("/v1/admin/audit")
          .then()
          .statusCode(200)
          .body("items.size()", equalTo(1));
    }
  }

  @Test
  void refusesWhatItCannotRead() {
    RequestSpecification action = Api.as("auditor").queryParam("action", "no action");
    Response refused =
        Refusals.refusal(
            "listAuditEntries", 400, "invalid-request", () -> action.get("/v1/admin/audit"));
    Refusals.assertViolation(refused, "query", "action");
    RequestSpecification id = Api.as("auditor").queryParam("subjectId", "NONSENSE");
    Response unknown =
        Refusals.refusal("listAuditEntries", 400, "unknown-value", () -> id.get("/v1/admin/audit"));
    Refusals.assertViolation(unknown, "query", "subjectId");
  }

  @Test
  void showsItToNobodyElse() {
    for (String role : List.of("officer", "editor", "reviewer")) {
      RequestSpecification other = Api.as(role);
      Refusals.assertRefused(
          "listAuditEntries", 403, "forbidden", () -> other.get("/v1/admin/audit"));
    }
  }

  private static Response page(String subject, @Nullable String cursor, int limit) {
    RequestSpecification request =
        Api.as("auditor").queryParam("subjectId", subject).queryParam("limit", limit);
    return (cursor == null ? request : request.queryParam("cursor", cursor)).get("/v1/admin/audit");
  }

  private static String subject(String action, int entries) {
    String subject = UUID.randomUUID().toString();
    for (int i = 0; i < entries; i++) {
      record(action, subject);
    }
    return subject;
  }

  private static void record(String action, String subject) {
    AuditedAction done =
        new AuditedAction(
            "staff-1",
            action,
            "group",
            UUID.fromString(subject),
            null,
            Collections.singletonMap("n", null));
    AuditService audit = Arc.container().instance(AuditService.class).get();
    try {
      VertxContextSupport.subscribeAndAwait(() -> audit.record(done));
    } catch (Throwable failure) {
      throw new IllegalStateException(failure);
    }
  }
}
