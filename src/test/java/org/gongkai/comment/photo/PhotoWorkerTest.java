package org.gongkai.comment.photo;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.gongkai.comment.photo.PhotoFixtures.aComment;
import static org.gongkai.comment.photo.PhotoFixtures.aPhoto;
import static org.gongkai.comment.photo.PhotoFixtures.await;
import static org.gongkai.comment.photo.PhotoFixtures.column;
import static org.gongkai.comment.photo.PhotoFixtures.set;
import static org.gongkai.comment.photo.PhotoFixtures.someone;
import static org.gongkai.comment.photo.PhotoFixtures.state;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import org.gongkai.media.MediaStore;
import org.gongkai.testsupport.Api;
import org.gongkai.testsupport.Database;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The check of photos, from the comment's commit to its result. */
@QuarkusTest
@WithTestResource(PhotoPlatform.class)
class PhotoWorkerTest {

  private static final Instant RECEIVED = Instant.parse("2026-03-02T02:00:00Z");

  @Inject PhotoWorker worker;
  @Inject PhotoCheckService checks;
  @Inject PhotoCheckHandler handler;
  @Inject PhotoTokens tokens;
  @Inject MediaStore store;

  @SuppressWarnings("NullAway.Init")
  ConcurrentLinkedDeque<String> answers;

  @SuppressWarnings("NullAway.Init")
  CopyOnWriteArrayList<String> asked;

  @BeforeEach
  void nothingElseIsDue() {
    Database.update(
        "update comment_photo set state = 'PERSON', due_at = null where state = 'CHECKING' and"
            + " comment_id is not null");
    answers.clear();
    asked.clear();
  }

  private static String attached() {
    String citizen = someone();
    String photo = aPhoto(citizen);
    aComment(citizen, photo);
    return photo;
  }

  private void work() {
    await(() -> worker.runOnce());
  }

  private static String taken(String trace) {
    return "{\"errcode\":0,\"errmsg\":\"ok\",\"trace_id\":\"" + trace + "\"}";
  }

  private static String error(int errcode) {
    return "{\"errcode\":" + errcode + ",\"errmsg\":\"invented rid: 1\"}";
  }

  private static String trace() {
    return "trace-" + UUID.randomUUID();
  }

  private void told(String trace, int errcode, String suggest) {
    JsonObject content =
        new JsonObject()
            .put("trace_id", trace)
            .put("errcode", errcode)
            .put("result", new JsonObject().put("suggest", suggest).put("label", 100));
    await(() -> handler.handle(PhotoPolicyTest.event(content)));
  }

  @CanIgnoreReturnValue
  private String asked(String photo) {
    String trace = trace();
    answers.add(taken(trace));
    work();
    assertThat(column(photo, "trace_id")).isEqualTo(trace);
    return trace;
  }

  // --- Asking

  @Test
  void asksOnceAboutAPhotoWithAnAddressThatThePlatformAloneCanUse() {
    String photo = attached();
    asked(photo);
    work();
    assertThat(asked).hasSize(1);
    JsonObject request = new JsonObject(asked.get(0));
    assertThat(request.fieldNames())
        .containsExactlyInAnyOrder("media_url", "media_type", "version", "scene", "openid");
    assertThat(request.getInteger("media_type")).isEqualTo(2);
    assertThat(request.getInteger("version")).isEqualTo(2);
    assertThat(request.getInteger("scene")).isEqualTo(2);
    String address = request.getString("media_url");
    assertThat(address).startsWith("http://localhost:8080/v1/photos/" + photo + "/check?token=");
    String path = address.substring("http://localhost:8080".length());
    byte[] fetched = given().urlEncodingEnabled(false).get(path).asByteArray();
    assertThat(fetched).hasSize(Integer.parseInt(column(photo, "bytes")));
    assertThat(state(photo)).isEqualTo("CHECKING");
  }

  @Test
  void asksNothingAboutAPhotoThatNoCommentHas() {
    String photo = aPhoto(someone());
    work();
    assertThat(asked).isEmpty();
    assertThat(state(photo)).isEqualTo("CHECKING");
  }

  @ParameterizedTest
  @ValueSource(ints = {61010, 40003, 40004, 87020, 48001})
  void leavesAPhotoToAPersonThatThePlatformRefuses(int errcode) {
    String photo = attached();
    answers.add(error(errcode));
    work();
    assertThat(state(photo)).isEqualTo("PERSON");
    work();
    assertThat(asked).hasSize(1);
  }

  @Test
  void asksABusyPlatformAgainLater() {
    String photo = attached();
    for (int i = 0; i < 6; i++) {
      answers.add(error(-1));
    }
    work();
    int calls = asked.size();
    assertThat(state(photo)).isEqualTo("CHECKING");
    assertThat(column(photo, "asked_at")).isEqualTo("null");
    assertThat(column(photo, "due_at > clock_timestamp() + interval '30 seconds'")).isEqualTo("t");
    work();
    assertThat(asked).hasSize(calls);
    answers.clear();
    set(photo, "due_at = 'epoch'");
    asked(photo);
    assertThat(column(photo, "attempts")).isEqualTo("2");
  }

  @Test
  void neverAsksTwiceWhenTheAnswerWasLost() {
    String photo = attached();
    answers.add("<html>");
    work();
    assertThat(state(photo)).isEqualTo("CHECKING");
    set(photo, "due_at = 'epoch'");
    work();
    assertThat(asked).hasSize(1);
    set(photo, "asked_at = asked_at - interval '31 minutes'");
    work();
    assertThat(state(photo)).isEqualTo("PERSON");
    assertThat(asked).hasSize(1);
  }

  @Test
  void neverAsksTwiceWhenTheWorkerDied() {
    String photo = attached();
    assertThat(await(() -> checks.claim())).isNotNull();
    set(photo, "due_at = 'epoch'");
    work();
    assertThat(asked).isEmpty();
    assertThat(state(photo)).isEqualTo("CHECKING");
    set(photo, "asked_at = asked_at - interval '31 minutes'");
    work();
    assertThat(state(photo)).isEqualTo("PERSON");
  }

  @Test
  void asksNothingTwoHoursAfterTheSubmission() {
    String photo = attached();
    Database.update(
        "update comment set submitted_at = clock_timestamp() - interval '2 hours' where id ="
            + " (select comment_id from comment_photo where id = ?::uuid)",
        photo);
    work();
    assertThat(asked).isEmpty();
    assertThat(state(photo)).isEqualTo("PERSON");
  }

  @Test
  void sendsNoPhotoOfACommentThatWasTakenBack() {
    String citizen = someone();
    String photo = aPhoto(citizen);
    String comment = aComment(citizen, photo);
    Database.update(
        "update comment set status = 'WITHDRAWN', withdrawn_at = now() where id = ?::uuid",
        comment);
    work();
    assertThat(asked).isEmpty();
    assertThat(state(photo)).isEqualTo("PERSON");
  }

  @Test
  void leavesOneOfTwoPhotosWithTheSameTraceToAPerson() {
    String trace = trace();
    String first = attached();
    answers.add(taken(trace));
    work();
    String second = attached();
    answers.add(taken(trace));
    work();
    told(trace, 0, "pass");
    assertThat(state(first)).isEqualTo("PASSED");
    assertThat(state(second)).isEqualTo("CHECKING");
    set(second, "asked_at = asked_at - interval '31 minutes'");
    work();
    assertThat(state(second)).isEqualTo("PERSON");
  }

  // --- Results

  @ParameterizedTest
  @CsvSource({"0,pass,PASSED", "0,review,PERSON", "0,risky,PERSON", "-1,pass,PERSON"})
  void doesWhatTheResultSays(int errcode, String suggest, String state) {
    String photo = attached();
    told(asked(photo), errcode, suggest);
    assertThat(state(photo)).isEqualTo(state);
  }

  @ParameterizedTest
  @CsvSource({"0,pass,PASSED", "0,risky,PERSON"})
  void appliesAResultThatCameBeforeTheCommit(int errcode, String suggest, String state) {
    String photo = attached();
    String trace = trace();
    told(trace, errcode, suggest);
    told(trace, errcode, suggest);
    assertThat(kept(trace)).isOne();
    asked(photo, trace);
    assertThat(state(photo)).isEqualTo(state);
    assertThat(kept(trace)).isZero();
  }

  private void asked(String photo, String trace) {
    answers.add(taken(trace));
    work();
    assertThat(column(photo, "trace_id")).isEqualTo(trace);
  }

  private static long kept(String trace) {
    return Database.number("select count(*) from media_check_result where trace_id = ?", trace);
  }

  @Test
  void appliesADoubleResultOnce() {
    String photo = attached();
    String trace = asked(photo);
    told(trace, 0, "pass");
    told(trace, 0, "risky");
    assertThat(state(photo)).isEqualTo("PASSED");
    assertThat(kept(trace)).isZero();
  }

  @Test
  void losesNoResultThatComesWhileTheTraceIsRecorded() {
    for (int round = 0; round < 15; round++) {
      String photo = attached();
      PhotoCheckService.Due due = await(() -> checks.claim());
      assertThat(due).isNotNull();
      String trace = trace();
      CompletableFuture<?> recorded =
          CompletableFuture.runAsync(
              () -> await(() -> checks.record(Objects.requireNonNull(due), Asked.taken(trace))));
      CompletableFuture<?> told =
          CompletableFuture.runAsync(
              () -> await(() -> checks.result(trace, PhotoResult.PASS, RECEIVED)));
      CompletableFuture<?> twice =
          CompletableFuture.runAsync(
              () -> await(() -> checks.result(trace, PhotoResult.PASS, RECEIVED)));
      CompletableFuture.allOf(recorded, told, twice).join();
      assertThat(state(photo)).as("round %d", round).isEqualTo("PASSED");
    }
  }

  @Test
  void asksOnceMoreAboutAPhotoThatThePlatformCouldNotFetch() {
    String photo = attached();
    String first = asked(photo);
    told(first, -1008, "pass");
    assertThat(state(photo)).isEqualTo("CHECKING");
    told(first, -1008, "pass");
    assertThat(column(photo, "fetched_again")).isEqualTo("t");
    set(photo, "due_at = 'epoch'");
    String second = asked(photo);
    assertThat(second).isNotEqualTo(first);
    told(second, -1008, "pass");
    assertThat(state(photo)).isEqualTo("PERSON");
    assertThat(asked).hasSize(2);
  }

  @Test
  void neverOverrulesAPerson() {
    String photo = attached();
    String trace = asked(photo);
    set(photo, "state = 'HIDDEN', reason = '照片拍到了他人的身份证件。'");
    told(trace, 0, "pass");
    assertThat(state(photo)).isEqualTo("HIDDEN");
    String shown = attached();
    String other = asked(shown);
    set(shown, "state = 'PASSED'");
    told(other, 0, "risky");
    assertThat(state(shown)).isEqualTo("PASSED");
  }

  @Test
  void leavesAPhotoToAPersonWhenNoResultComes() {
    String photo = attached();
    String trace = asked(photo);
    set(photo, "asked_at = asked_at - interval '29 minutes'");
    work();
    assertThat(state(photo)).isEqualTo("CHECKING");
    set(photo, "asked_at = asked_at - interval '1 minute'");
    work();
    assertThat(state(photo)).isEqualTo("PERSON");
    told(trace, 0, "pass");
    assertThat(state(photo)).isEqualTo("PERSON");
  }

  @Test
  void forgetsUnknownResultsAfterTwoDays() {
    String old = trace();
    String young = trace();
    told(old, 0, "pass");
    told(young, 0, "pass");
    Database.update(
        "update media_check_result set received_at = clock_timestamp() - interval '49 hours' where"
            + " trace_id = ?",
        old);
    Database.update(
        "update media_check_result set received_at = clock_timestamp() - interval '47 hours' where"
            + " trace_id = ?",
        young);
    work();
    assertThat(kept(old)).isZero();
    assertThat(kept(young)).isOne();
  }

  @Test
  void passesOverAnEventWithoutAUsableTrace() {
    long before = Database.number("select count(*) from media_check_result");
    await(
        () -> handler.handle(PhotoPolicyTest.event("0", new JsonObject().put("suggest", "pass"))));
    told("t".repeat(201), 0, "pass");
    assertThat(Database.number("select count(*) from media_check_result")).isEqualTo(before);
    assertThat(handler.events()).containsExactly("wxa_media_check");
  }

  // --- Photos that no comment took

  @Test
  void removesAPhotoThatNoCommentTookWithItsBytes() {
    String old = aPhoto(someone());
    String young = aPhoto(someone());
    String used = attached();
    String name = name(old);
    set(old, "created_at = created_at - interval '25 hours'");
    set(young, "created_at = created_at - interval '23 hours'");
    set(used, "created_at = created_at - interval '25 hours'");
    assertThat(await(() -> store.exists(name))).isTrue();
    work();
    assertThat(await(() -> store.exists(name))).isFalse();
    assertThat(rows(old)).isZero();
    assertThat(rows(young)).isOne();
    assertThat(await(() -> store.exists(name(young)))).isTrue();
    assertThat(rows(used)).isOne();
    assertThat(await(() -> store.exists(name(used)))).isTrue();
  }

  private static long rows(String photo) {
    return Database.number("select count(*) from comment_photo where id = ?::uuid", photo);
  }

  private static String name(String photo) {
    return new StoredPhoto(UUID.fromString(photo), column(photo, "sha256"), 1).storeName();
  }

  // --- The platform's address

  @Test
  void servesThePlatformNothingAfterTheResult() {
    String photo = attached();
    String path = "/v1/photos/" + photo + "/check?token=" + tokens.token(UUID.fromString(photo));
    assertThat(given().get(path).statusCode()).isEqualTo(200);
    told(asked(photo), 0, "pass");
    assertThat(given().get(path).statusCode()).isEqualTo(404);
    assertThat(Api.as("officer").get(path).statusCode()).isEqualTo(404);
  }
}
