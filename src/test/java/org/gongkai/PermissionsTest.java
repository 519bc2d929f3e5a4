package org.gongkai;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongkai.testsupport.Api;
import org.gongkai.testsupport.Contract.Operation;
import org.gongkai.testsupport.Database;
import org.gongkai.testsupport.Permissions;
import org.gongkai.testsupport.Permissions.Permission;
import org.gongkai.testsupport.Raw;
import org.gongkai.testsupport.Sandbox;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Who may call what: as it is written down, and as it is. */
@QuarkusTest
@QuarkusTestResource(Sandbox.class)
class PermissionsTest {

  private static final Path TABLE =
      Path.of(System.getProperty("gongkai.basedir", ".")).resolve("docs/permissions.md");

  private static final String NOBODY = "nobody";
  private static final String OFFICER = "officer";

  /** What is said of a thing that is not there, by the collection in its address. */
  private static final Map<String, String> MISSING =
      Map.of(
          "consultations", "consultation-not-found",
          "decisions", "decision-not-found",
          "comments", "comment-not-found",
          "groups", "group-not-found",
          "group-proposals", "proposal-not-found");

  /** Somebody who calls. */
  private record Caller(String name, @Nullable String role, @Nullable String token) {

    boolean mayCall(Permission permission) {
      return permission.roles().contains(String.valueOf(role));
    }

    /** Whether the things of the unit of the samples are another's to this one. */
    boolean isStranger() {
      return OFFICER.equals(role) && !name.equals(OFFICER);
    }
  }

  private record Answer(int status, String body) {

    boolean says(String code) {
      return body.contains("\"code\":\"" + code + "\"");
    }
  }

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final List<String> wrong = new ArrayList<>();

  @Test
  void areWrittenDown() throws IOException {
    if (Boolean.getBoolean("gongkai.permissions.update")) {
      Files.writeString(TABLE, Permissions.table());
    }
    assertThat(Files.readString(TABLE)).isEqualTo(Permissions.table());
  }

  @Test
  void areThoseOfTheContract() {
    for (Permission permission : Permissions.all()) {
      String scheme =
          permission.isPublic()
              ? null
              : permission.roles().contains("citizen") ? "citizen" : "staff";
      assertThat(permission.operation().scheme()).as(permission.toString()).isEqualTo(scheme);
      assertThat(Permissions.ROLES).containsAll(permission.roles());
    }
  }

  @Test
  void holdForEveryOperationAndEveryCaller() throws IOException, InterruptedException {
    List<Caller> callers = callers();
    Map<String, String> things = things();
    for (Permission permission : Permissions.all()) {
      Operation operation = permission.operation();
      String thing = permission.isAboutOneThing() ? things.get(collection(operation)) : null;
      assertThat(permission.isAboutOneThing()).as(operation.path()).isEqualTo(thing != null);
      String path = operation.pathOf(thing == null ? UUID.randomUUID().toString() : thing);
      Answer toNobody = call(operation, path, null);
      for (Caller caller : callers) {
        check(permission, caller, call(operation, path, caller.token()), toNobody);
      }
    }
    assertThat(wrong).isEmpty();
  }

  private void check(Permission permission, Caller caller, Answer answer, Answer toNobody) {
    boolean right;
    if (permission.isPublic()) {
      right = answer.status() == toNobody.status() && answer.status() < 500;
    } else if (caller.token() == null) {
      right = answer.status() == 401 && answer.says("unauthenticated");
    } else if (!caller.mayCall(permission)) {
      right = answer.status() == 403 && answer.says("forbidden");
    } else {
      right = isLetIn(permission, caller, answer);
    }
    if (!right) {
      wrong.add(permission.operation().id() + " to " + caller.name() + ": " + answer);
    }
  }

  /** Refused for what was sent, or done; never for who sent it. */
  private static boolean isLetIn(Permission permission, Caller caller, Answer answer) {
    if (permission.isAboutOneThing()) {
      boolean isMissing =
          answer.status() == 404 && answer.says(MISSING.get(collection(permission.operation())));
      if (isMissing || caller.isStranger()) {
        return isMissing == caller.isStranger();
      }
    }
    return answer.status() != 401 && answer.status() != 403 && answer.status() < 500;
  }

  private static List<Caller> callers() {
    List<Caller> callers = new ArrayList<>();
    callers.add(new Caller(NOBODY, null, null));
    callers.add(new Caller("citizen", "citizen", Api.citizenToken("permitted")));
    for (String role : List.of("editor", "reviewer", OFFICER, "admin", "auditor")) {
      callers.add(new Caller(role, role, Api.staffToken(role)));
    }
    String other = Api.staffTokenOf(List.of("白云乡人民政府"), OFFICER);
    callers.add(new Caller("officer of another unit", OFFICER, other));
    callers.add(new Caller("officer of no unit", OFFICER, Api.staffTokenOf(List.of(), OFFICER)));
    callers.add(new Caller("staff without a role", null, Api.staffToken("nothing")));
    return callers;
  }

  /** One of each kind that belongs to a unit, by the collection in its address. */
  private static Map<String, String> things() {
    String decision = Api.aDecision();
    String consultation = Api.aConsultation(decision);
    Api.importDraft(consultation, Api.SMALL_DRAFT).then().statusCode(201);
    Api.open(consultation, Map.of("closesAt", "2099-01-01T00:00:00+08:00")).then().statusCode(200);
    String comment = Api.aComment(consultation, "建议延长收摊时间。");
    String second = Api.aComment(consultation, "建议延长收摊时间到晚上九点。");
    String proposal = UUID.randomUUID().toString();
    Database.update(
        "insert into group_proposal (id, consultation_id, member_ids, min_similarity,"
            + " mean_similarity, status, found_at) values (?::uuid, ?::uuid, array[?::uuid,"
            + " ?::uuid], 1, 1, 'OPEN', now())",
        proposal,
        consultation,
        comment,
        second);
    String group =
        Api.officer()
            .contentType("application/json")
            .body(Map.of("title", "延长收摊时间", "commentIds", List.of(comment, second)))
            .post("/v1/admin/consultations/" + consultation + "/groups")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    return Map.of(
        "consultations", consultation,
        "decisions", decision,
        "comments", comment,
        "groups", group,
        "group-proposals", proposal);
  }

  private static String collection(Operation operation) {
    return operation.path().split("/", -1)[3];
  }

  /**
   * Sends what nobody could do anything with: no idempotency key, no version, an empty object for a
   * body. Whoever may call is told so, whoever may not never learns it.
   */
  private Answer call(Operation operation, String path, @Nullable String token)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(Raw.uri(path))
            // The stream, once begun, has no end.
            .header("Last-Event-ID", "yesterday")
            .timeout(Duration.ofSeconds(20))
            .method(operation.method(), BodyPublishers.ofString(body(operation)));
    String type = type(operation);
    if (type != null) {
      request.header("Content-Type", type);
    }
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
    return new Answer(response.statusCode(), response.body());
  }

  private static String body(Operation operation) {
    if (operation.bodyTypes().isEmpty()) {
      return "";
    }
    return operation.takesJson() ? "{}" : "x";
  }

  private static @Nullable String type(Operation operation) {
    if (operation.bodyTypes().isEmpty()) {
      return null;
    }
    for (String known : List.of("application/json", "text/csv", "image/png")) {
      if (operation.bodyTypes().contains(known)) {
        return known;
      }
    }
    return "text/plain; charset=UTF-8";
  }
}
