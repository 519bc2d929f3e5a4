package org.gongkai.comment.photo;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.gongkai.comment.CommentStatus;
import org.gongkai.wechat.AppKind;
import org.gongkai.wechat.WechatApp;
import org.gongkai.wechat.WechatEvent;
import org.gongkai.wechat.WechatFailure;
import org.gongkai.wechat.WechatFailure.Kind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PhotoPolicyTest {

  private static final Instant NOW = Instant.parse("2026-03-02T02:00:00Z");
  private static final Instant SUBMITTED = NOW.minus(Duration.ofMinutes(10));

  private static PhotoEntity asked() {
    PhotoEntity photo = new PhotoEntity();
    photo.id = UUID.fromString("00000000-0000-7000-8000-000000000001");
    photo.state = PhotoState.CHECKING;
    photo.askedAt = NOW;
    return photo;
  }

  // --- What the platform says

  @ParameterizedTest
  @CsvSource({
    "0,pass,PASS",
    "0,review,PERSON",
    "0,risky,PERSON",
    "0,PASS,PERSON",
    "0,,PERSON",
    "1,pass,PERSON",
    "-1,pass,PERSON",
    ",pass,PERSON",
    "-1008,pass,NOT_FETCHED",
    "-1008,,NOT_FETCHED"
  })
  void takesNothingButAClearPassForOne(
      @Nullable String errcode, @Nullable String suggest, PhotoResult expected) {
    assertThat(PhotoResult.of(event(errcode, new JsonObject().put("suggest", suggest))))
        .isEqualTo(expected);
  }

  @Test
  void takesNoContradictionForAPass() {
    JsonObject pass = new JsonObject().put("suggest", "pass");
    JsonArray both = new JsonArray().add(pass).add(new JsonObject().put("suggest", "risky"));
    assertThat(PhotoResult.of(event("0", both))).isEqualTo(PhotoResult.PERSON);
    assertThat(PhotoResult.of(event("0", "pass"))).isEqualTo(PhotoResult.PERSON);
    assertThat(PhotoResult.of(event("0", null))).isEqualTo(PhotoResult.PERSON);
    assertThat(PhotoResult.of(event("0", new JsonArray().add(pass)))).isEqualTo(PhotoResult.PASS);
  }

  static WechatEvent event(@Nullable String errcode, @Nullable Object result) {
    JsonObject content = new JsonObject().put("errcode", errcode).put("result", result);
    return event(content);
  }

  static WechatEvent event(JsonObject content) {
    WechatApp app = new WechatApp("mini", AppKind.MINI_PROGRAM, "wx0", "invented", null, null);
    return new WechatEvent(app, "wxa_media_check", content, NOW);
  }

  // --- What becomes of a photo

  @Test
  void appliesAResultOnceAndNeverAfterAPerson() {
    for (PhotoState state : PhotoState.values()) {
      for (PhotoResult result : PhotoResult.values()) {
        if (state != PhotoState.CHECKING) {
          PhotoEntity photo = asked();
          photo.state = state;
          PhotoPolicy.apply(photo, result, NOW);
          assertThat(photo.state).isEqualTo(state);
          assertThat(photo.askedAt).isEqualTo(NOW);
        }
      }
    }
    PhotoEntity passes = asked();
    PhotoPolicy.apply(passes, PhotoResult.PASS, NOW);
    assertThat(passes.state).isEqualTo(PhotoState.PASSED);
    PhotoEntity doubtful = asked();
    PhotoPolicy.apply(doubtful, PhotoResult.PERSON, NOW);
    assertThat(doubtful.state).isEqualTo(PhotoState.PERSON);
  }

  @Test
  void asksOnceMoreAboutAPhotoThatWasNotFetched() {
    PhotoEntity photo = asked();
    photo.traceId = "first";
    PhotoPolicy.apply(photo, PhotoResult.NOT_FETCHED, NOW);
    assertThat(photo.state).isEqualTo(PhotoState.CHECKING);
    assertThat(photo.askedAt).isNull();
    assertThat(photo.traceId).isNull();
    assertThat(photo.dueAt).isEqualTo(NOW.plus(PhotoPolicy.PAUSE));
    PhotoPolicy.apply(photo, PhotoResult.NOT_FETCHED, NOW);
    assertThat(photo.state).isEqualTo(PhotoState.PERSON);
    assertThat(photo.dueAt).isNull();
  }

  // --- Failures

  @ParameterizedTest
  @CsvSource({
    "NOT_SENT,AGAIN",
    "BUSY,AGAIN",
    "RATE_LIMITED,AGAIN",
    "TOKEN,AGAIN",
    "LOST,UNKNOWN",
    "CODE_REJECTED,PERSON",
    "USER_REFUSED,PERSON",
    "NEEDS_ADMIN,PERSON",
    "PERMANENT,PERSON"
  })
  void knowsWhatAFailureLeaves(Kind kind, Asked.Kind expected) {
    assertThat(Asked.failed(new WechatFailure(kind, "test")).kind()).isEqualTo(expected);
  }

  @Test
  void leavesUnknownFailuresToAPerson() {
    assertThat(Asked.failed(new IllegalStateException("test")).kind()).isEqualTo(Asked.Kind.PERSON);
    assertThat(Asked.failed(null).kind()).isEqualTo(Asked.Kind.PERSON);
  }

  @Test
  void asksAgainAfterAPauseOrWhenThePlatformAllows() {
    PhotoEntity photo = asked();
    PhotoPolicy.failed(photo, NOW, again(null), SUBMITTED, NOW);
    assertThat(photo.dueAt).isEqualTo(NOW.plus(PhotoPolicy.PAUSE));
    assertThat(photo.askedAt).isNull();
    PhotoEntity limited = asked();
    Instant until = NOW.plus(Duration.ofMinutes(7));
    PhotoPolicy.failed(limited, NOW, again(until), SUBMITTED, NOW);
    assertThat(limited.dueAt).isEqualTo(until);
  }

  @Test
  void asksNoMoreTwoHoursAfterTheSubmission() {
    Instant until = SUBMITTED.plus(PhotoPolicy.SEEN);
    PhotoEntity inTime = asked();
    PhotoPolicy.failed(inTime, NOW, again(until.minusMillis(1)), SUBMITTED, NOW);
    assertThat(inTime.state).isEqualTo(PhotoState.CHECKING);
    PhotoEntity late = asked();
    PhotoPolicy.failed(late, NOW, again(until), SUBMITTED, NOW);
    assertThat(late.state).isEqualTo(PhotoState.PERSON);
    assertThat(PhotoPolicy.isAskable(CommentStatus.PUBLIC, SUBMITTED, until.minusMillis(1)))
        .isTrue();
    assertThat(PhotoPolicy.isAskable(CommentStatus.PUBLIC, SUBMITTED, until)).isFalse();
    assertThat(PhotoPolicy.isAskable(CommentStatus.WITHDRAWN, SUBMITTED, NOW)).isFalse();
  }

  @Test
  void neverAsksAgainWhenItMayHaveBeenHeard() {
    PhotoEntity photo = asked();
    PhotoPolicy.failed(photo, NOW, new Asked(Asked.Kind.UNKNOWN, null, null), SUBMITTED, NOW);
    assertThat(photo.state).isEqualTo(PhotoState.CHECKING);
    assertThat(photo.askedAt).isEqualTo(NOW);
  }

  @ParameterizedTest
  @EnumSource(Asked.Kind.class)
  void leavesAPhotoAloneThatWaitsForAnotherTryOrNoMore(Asked.Kind kind) {
    Asked late = new Asked(kind, null, null);
    PhotoEntity other = asked();
    PhotoPolicy.failed(other, NOW.minusMillis(1), late, SUBMITTED, NOW);
    assertThat(other.state).isEqualTo(PhotoState.CHECKING);
    assertThat(other.askedAt).isEqualTo(NOW);
    PhotoEntity decided = asked();
    decided.end(PhotoState.PASSED);
    PhotoPolicy.failed(decided, NOW, late, SUBMITTED, NOW);
    assertThat(decided.state).isEqualTo(PhotoState.PASSED);
  }

  private static Asked again(@Nullable Instant notBefore) {
    return new Asked(Asked.Kind.AGAIN, null, notBefore);
  }
}
