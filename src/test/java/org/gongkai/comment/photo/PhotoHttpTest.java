package org.gongkai.comment.photo;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.gongkai.comment.photo.PhotoFixtures.PHOTOS;
import static org.gongkai.comment.photo.PhotoFixtures.aComment;
import static org.gongkai.comment.photo.PhotoFixtures.aCommentOn;
import static org.gongkai.comment.photo.PhotoFixtures.aPhoto;
import static org.gongkai.comment.photo.PhotoFixtures.body;
import static org.gongkai.comment.photo.PhotoFixtures.column;
import static org.gongkai.comment.photo.PhotoFixtures.jpeg;
import static org.gongkai.comment.photo.PhotoFixtures.set;
import static org.gongkai.comment.photo.PhotoFixtures.show;
import static org.gongkai.comment.photo.PhotoFixtures.someone;
import static org.gongkai.comment.photo.PhotoFixtures.state;
import static org.gongkai.comment.photo.PhotoFixtures.upload;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.awt.image.BufferedImage;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.gongkai.media.format.SampleFiles;
import org.gongkai.platform.security.FieldCipher;
import org.gongkai.testsupport.Answers;
import org.gongkai.testsupport.Api;
import org.gongkai.testsupport.Database;
import org.gongkai.testsupport.Raw;
import org.gongkai.testsupport.Refusals;
import org.gongkai.testsupport.Sandbox;
import org.gongkai.testsupport.Tokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Photos of comments over HTTP. */
@QuarkusTest
@QuarkusTestResource(Sandbox.class)
class PhotoHttpTest {

  private static final String REASON = "照片拍到了他人的身份证件。";

  @Inject PhotoTokens tokens;
  @Inject FieldCipher cipher;

  // --- Upload

  @Test
  void keepsAPhotoUprightSmallerAndWithoutWhatTheCameraNoted() {
    String citizen = someone();
    byte[] file = SampleFiles.jpegWithExif(SampleFiles.halves(2_400, 1_200), 6);
    assertThat(new String(file, UTF_8)).contains("GPS", "张样例");
    Response taken = upload(citizen, "image/jpeg", file);
    taken
        .then()
        .statusCode(201)
        .header("Location", nullValue())
        .body("state", equalTo("CHECKING"))
        .body("width", equalTo(1_000))
        .body("height", equalTo(2_000))
        .body("reason", nullValue());
    String photo = taken.jsonPath().getString("id");
    byte[] kept = bytesOf(aComment(citizen, photo), photo);
    assertThat(new String(kept, ISO_8859_1)).doesNotContain("Exif", "GPS", "Artist");
    assertThat(new String(kept, UTF_8)).doesNotContain("张样例");
    BufferedImage image = SampleFiles.decoded(kept);
    assertThat(image.getWidth()).isEqualTo(1_000);
    assertThat(image.getHeight()).isEqualTo(2_000);
  }

  @Test
  void makesAJpegOfAPng() {
    String citizen = someone();
    byte[] png = SampleFiles.encoded(SampleFiles.noise(30, 20), "png");
    byte[] hiding = Arrays.copyOf(png, png.length + 100);
    System.arraycopy("<script>alert(1)</script>".getBytes(UTF_8), 0, hiding, png.length, 25);
    String photo = upload(citizen, "image/png", hiding).jsonPath().getString("id");
    byte[] kept = bytesOf(aComment(citizen, photo), photo);
    assertThat(kept).startsWith(0xFF, 0xD8, 0xFF);
    assertThat(new String(kept, ISO_8859_1)).doesNotContain("script");
    assertThat(SampleFiles.decoded(kept).getWidth()).isEqualTo(30);
  }

  private static byte[] bytesOf(String comment, String photo) {
    Response answer = Api.as("officer").get(forStaff(comment, photo));
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer.asByteArray();
  }

  private static String forStaff(String comment, String photo) {
    return "/v1/admin/comments/" + comment + "/photos/" + photo;
  }

  @Test
  void hasNoAddressForAPhotoThatDidNotPass() {
    String citizen = someone();
    String photo = aPhoto(citizen);
    show(aComment(citizen, photo));
    String digest = column(photo, "sha256");
    String name = new StoredPhoto(UUID.fromString(photo), digest, 1).storeName();
    String key = name.substring(0, 64);
    for (String path :
        List.of(
            "/media/" + digest + ".jpg",
            "/media/" + digest + "/photo.jpg",
            "/media/" + key + ".jpg",
            "/media/" + name,
            "/media/" + key + "/photo.jpg",
            "/v1/photos/" + photo)) {
      assertThat(given().get(path).statusCode()).as(path).isEqualTo(404);
    }
  }

  @Test
  void takesARepeatedUploadOnce() {
    String token = Api.citizenToken(someone());
    String key = Api.key();
    Response first = send(token, key, jpeg());
    assertThat(first.statusCode()).isEqualTo(201);
    Answers.assertReplay(first, send(token, key, jpeg()));
    String photo = first.jsonPath().getString("id");
    assertThat(
            Database.number(
                "select count(*) from comment_photo where citizen_id = (select citizen_id from"
                    + " comment_photo where id = ?::uuid)",
                photo))
        .isOne();
    byte[] other = SampleFiles.encoded(SampleFiles.halves(61, 40), "jpg");
    Refusals.assertRefused(
        "uploadPhoto", 422, "idempotency-key-reused", () -> send(token, key, other));
  }

  private static Response send(String token, String key, byte[] file) {
    return given()
        .auth()
        .oauth2(token)
        .header("Idempotency-Key", key)
        .contentType("image/jpeg")
        .body(file)
        .post(PHOTOS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"image/svg+xml", "image/gif", "image/webp", "application/pdf"})
  void refusesOtherTypes(String type) {
    String citizen = someone();
    String token = Api.citizenToken(citizen);
    byte[] svg = "<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(UTF_8);
    Refusals.assertRefused(
        "uploadPhoto", 415, "unsupported-media-type", () -> sendAs(token, type, svg));
  }

  @Test
  void refusesWhatIsNotWhatItSays() {
    byte[] png = SampleFiles.encoded(SampleFiles.noise(64, 64), "png");
    byte[] svg = "<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(UTF_8);
    assertUnusable("media-unreadable", "image/png", svg);
    assertUnusable("media-unreadable", "image/jpeg", svg);
    assertUnusable("media-unreadable", "image/jpeg", png);
    assertUnusable("media-unreadable", "image/png", jpeg());
    assertUnusable("media-unreadable", "image/png", Arrays.copyOf(png, png.length / 2));
    assertUnusable("media-unreadable", "image/jpeg", new byte[0]);
    assertUnusable("media-too-large", "image/png", SampleFiles.pngClaiming(50_000, 50_000));
  }

  private static void assertUnusable(String code, String type, byte[] file) {
    String token = Api.citizenToken("photographer");
    Refusals.assertRefused("uploadPhoto", 422, code, () -> sendAs(token, type, file));
  }

  private static Response sendAs(String token, String type, byte[] file) {
    return given()
        .auth()
        .oauth2(token)
        .header("Idempotency-Key", Api.key())
        .contentType(type)
        .body(file)
        .post(PHOTOS);
  }

  @Test
  void takesFiveMebibytesAndNoMore() {
    byte[] largest = Arrays.copyOf(jpeg(), 5 * 1024 * 1024);
    upload(someone(), "image/jpeg", largest).then().statusCode(201);
    byte[] larger = Arrays.copyOf(largest, largest.length + 1);
    String token = Api.citizenToken(someone());
    Refusals.assertRefused(
        "uploadPhoto", 413, "payload-too-large", () -> sendAs(token, "image/jpeg", larger));
    Raw.Reply chunked =
        Raw.sendChunked(
            "POST " + PHOTOS,
            List.of(
                "Authorization: Bearer " + token,
                "Idempotency-Key: " + Api.key(),
                "Content-Type: image/jpeg",
                "Transfer-Encoding: chunked"),
            new byte[1024 * 1024],
            6);
    assertThat(chunked.status()).isEqualTo(413);
  }

  @Test
  void takesThirtyPhotosOfOnePersonADay() {
    String citizen = someone();
    String token = Api.citizenToken(citizen);
    String photo = aPhoto(citizen);
    copies(photo, 28);
    String key = Api.key();
    Response last = send(token, key, jpeg());
    assertThat(last.statusCode()).isEqualTo(201);
    Response refusal =
        Refusals.refusal(
            "uploadPhoto", 429, "daily-limit-reached", () -> send(token, Api.key(), jpeg()));
    assertThat(Long.parseLong(refusal.header("Retry-After"))).isBetween(1L, 86_400L);
    Answers.assertReplay(last, send(token, key, jpeg()));
    Database.update(
        "update comment_photo set created_at = created_at - interval '1 day' where citizen_id ="
            + " (select citizen_id from comment_photo where id = ?::uuid)",
        photo);
    aPhoto(citizen);
  }

  @Test
  void takesNoMoreADayHoweverManyAreSentAtOnce() {
    String citizen = someone();
    String token = Api.citizenToken(citizen);
    copies(aPhoto(citizen), 27);
    byte[] file = jpeg();
    List<CompletableFuture<Integer>> sent =
        Stream.generate(
                () ->
                    CompletableFuture.supplyAsync(() -> send(token, Api.key(), file).statusCode()))
            .limit(4)
            .toList();
    List<Integer> statuses = sent.stream().map(CompletableFuture::join).toList();
    assertThat(statuses).containsOnly(201, 429).filteredOn(status -> status == 201).hasSize(2);
  }

  private static void copies(String photo, int count) {
    Database.update(
        "insert into comment_photo (id, citizen_id, state, sha256, bytes, width, height,"
            + " created_at) select gen_random_uuid(), citizen_id, state, sha256, bytes, width,"
            + " height, created_at from comment_photo, generate_series(1, ?::integer) where id ="
            + " ?::uuid",
        count,
        photo);
  }

  @Test
  void refusesATokenOfAPersonWhoIsNoLongerKnown() {
    String token = Tokens.byCitizenIssuer(Tokens.citizenClaims("citizen"));
    Refusals.assertRefused(
        "uploadPhoto", 401, "unauthenticated", () -> send(token, Api.key(), jpeg()));
  }

  // --- Submission

  @Test
  void takesUpToThreePhotosInTheirOrder() {
    String citizen = someone();
    List<String> photos = Stream.generate(() -> aPhoto(citizen)).limit(3).toList();
    List<String> order = List.of(photos.get(2), photos.get(0), photos.get(1));
    String comment = aComment(citizen, order.toArray(String[]::new));
    Response mine = Api.citizen(citizen).get("/v1/me/comments/" + comment);
    assertThat(mine.jsonPath().getList("photos.id")).isEqualTo(order);
    assertThat(mine.jsonPath().getList("photos.state")).containsOnly("CHECKING");
    assertThat(Api.citizen(citizen).get("/v1/me/comments").jsonPath().getList("items[0].photos.id"))
        .isEqualTo(order);
    Api.as("officer")
        .get("/v1/admin/comments/" + comment)
        .then()
        .body("photos.id", equalTo(order))
        .body("photos[0].href", equalTo(forStaff(comment, order.get(0))));
  }

  @Test
  void refusesMoreThanThreePhotosAndWhatIsNone() {
    String citizen = someone();
    String consultation = Api.anOpenConsultation();
    String token = Api.citizenToken(citizen);
    List<String> four = Stream.generate(() -> aPhoto(citizen)).limit(4).toList();
    Response refusal =
        Refusals.refusal(
            "submitComment", 400, "invalid-request", () -> comment(token, consultation, four));
    Refusals.assertViolation(refusal, "body", "photoIds");
    Response none =
        Refusals.refusal(
            "submitComment",
            400,
            "invalid-request",
            () -> comment(token, consultation, Collections.singletonList(null)));
    assertThat(none.jsonPath().getList("violations")).isNotEmpty();
    Response noId =
        Refusals.refusal(
            "submitComment",
            400,
            "unknown-value",
            () -> comment(token, consultation, List.of("1")));
    Refusals.assertViolation(noId, "body", "photoIds[0]");
  }

  @Test
  void refusesAPhotoThatIsNotTheAuthorsToUse() {
    String citizen = someone();
    String token = Api.citizenToken(citizen);
    String consultation = Api.anOpenConsultation();
    String foreign = aPhoto(someone());
    String used = aPhoto(citizen);
    aCommentOn(consultation, citizen, used);
    String old = aPhoto(citizen);
    set(old, "created_at = created_at - interval '24 hours'");
    String good = aPhoto(citizen);
    for (String bad : List.of(foreign, used, old, UUID.randomUUID().toString())) {
      Refusals.assertRefused(
          "submitComment",
          404,
          "photo-not-found",
          () -> comment(token, consultation, List.of(good, bad)));
    }
    assertThat(comment(token, consultation, List.of(good, good)).statusCode()).isEqualTo(201);
    assertThat(column(good, "place")).isEqualTo("1");
  }

  @Test
  void givesAPhotoToOneOfTwoCommentsThatArriveAtOnce() {
    String citizen = someone();
    String token = Api.citizenToken(citizen);
    String photo = aPhoto(citizen);
    List<String> consultations =
        List.of(Api.anOpenConsultation(), Api.anOpenConsultation(), Api.anOpenConsultation());
    List<CompletableFuture<Integer>> sent =
        consultations.stream()
            .map(
                consultation ->
                    CompletableFuture.supplyAsync(
                        () -> comment(token, consultation, List.of(photo)).statusCode()))
            .toList();
    assertThat(sent.stream().map(CompletableFuture::join)).containsExactlyInAnyOrder(201, 404, 404);
  }

  @Test
  void repeatsASubmissionWithPhotosAsItWas() {
    String citizen = someone();
    String token = Api.citizenToken(citizen);
    String consultation = Api.anOpenConsultation();
    Map<String, Object> body = body("摊位划线见照片。", List.of(aPhoto(citizen)));
    String key = Api.key();
    Response first = comment(token, consultation, key, body);
    assertThat(first.statusCode()).isEqualTo(201);
    Answers.assertReplay(first, comment(token, consultation, key, body));
  }

  private static Response comment(String token, String consultation, List<?> photos) {
    // No two alike: a repetition is refused whatever goes with it.
    String text = "摊位划线见照片" + UUID.randomUUID() + "。";
    return comment(token, consultation, Api.key(), body(text, photos));
  }

  private static Response comment(
      String token, String consultation, String key, Map<String, ?> body) {
    return given()
        .auth()
        .oauth2(token)
        .header("Idempotency-Key", key)
        .contentType(ContentType.JSON)
        .body(body)
        .post("/v1/consultations/" + consultation + "/comments");
  }

  // --- Readers

  @Test
  void showsThePublicPhotosThatPassedOfCommentsThatAreShown() {
    String citizen = someone();
    String consultation = Api.anOpenConsultation();
    List<String> photos = Stream.generate(() -> aPhoto(citizen)).limit(3).toList();
    String comment = aCommentOn(consultation, citizen, photos.toArray(String[]::new));
    set(photos.get(1), "state = 'PASSED'");
    set(photos.get(2), "state = 'PERSON'");
    String shown = photos.get(1);
    assertThat(given().get("/v1/photos/" + shown).statusCode()).isEqualTo(404);
    show(comment);
    Response list = given().get("/v1/consultations/" + consultation + "/comments");
    list.then()
        .body("items[0].photos.size()", equalTo(1))
        .body("items[0].photos[0].id", equalTo(shown))
        .body("items[0].photos[0].href", equalTo("/v1/photos/" + shown))
        .body("items[0].photos[0].width", equalTo(60))
        .body("items[0].photos[0].height", equalTo(40));
    Response photo = given().get("/v1/photos/" + shown);
    photo
        .then()
        .statusCode(200)
        .header("Content-Type", "image/jpeg")
        .header("Cache-Control", "public, max-age=60")
        .header("X-Content-Type-Options", "nosniff")
        .header("ETag", '"' + column(shown, "sha256") + '"');
    assertThat(photo.asByteArray()).hasSize(Integer.parseInt(column(shown, "bytes")));
    given()
        .header("If-None-Match", photo.header("ETag"))
        .get("/v1/photos/" + shown)
        .then()
        .statusCode(304);
    for (String other : List.of(photos.get(0), photos.get(2), UUID.randomUUID().toString())) {
      Refusals.assertRefused(
          "getPhoto", 404, "photo-not-found", () -> given().get("/v1/photos/" + other));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "status = 'HIDDEN', status_reason = '内容含有他人的电话号码。'",
        "status = 'PENDING_REVIEW'",
        "status = 'WITHDRAWN', withdrawn_at = now()",
        "publish_consent = false"
      })
  void showsNoPhotoOfACommentThatIsNotShown(String change) {
    String citizen = someone();
    String photo = aPhoto(citizen);
    String comment = aComment(citizen, photo);
    show(comment);
    set(photo, "state = 'PASSED'");
    String etag = given().get("/v1/photos/" + photo).header("ETag");
    assertThat(etag).isNotNull();
    Database.update("update comment set " + change + " where id = ?::uuid", comment);
    Response hidden = given().header("If-None-Match", etag).get("/v1/photos/" + photo);
    Refusals.assertDocumented("getPhoto", 404, "photo-not-found", hidden);
  }

  @Test
  void endsEveryAccessWithTheWithdrawal() {
    String citizen = someone();
    String consultation = Api.anOpenConsultation();
    String photo = aPhoto(citizen);
    String unchecked = aPhoto(citizen);
    String comment = aCommentOn(consultation, citizen, photo, unchecked);
    show(comment);
    set(photo, "state = 'PASSED'");
    String check = check(unchecked, tokens.token(UUID.fromString(unchecked)));
    assertThat(given().get("/v1/photos/" + photo).statusCode()).isEqualTo(200);
    assertThat(given().get(check).statusCode()).isEqualTo(200);
    Api.citizen(citizen)
        .contentType(ContentType.JSON)
        .body(Map.of())
        .post("/v1/me/comments/" + comment + "/withdrawal")
        .then()
        .statusCode(200);
    assertThat(given().get("/v1/photos/" + photo).statusCode()).isEqualTo(404);
    assertThat(given().get(check).statusCode()).isEqualTo(404);
    assertThat(decide(comment, photo, Map.of("outcome", "SHOW")).jsonPath().getString("code"))
        .isEqualTo("comment-not-moderatable");
  }

  // --- Officers

  @Test
  void letsOfficersSeeEveryPhotoOfItsComment() {
    String citizen = someone();
    String photo = aPhoto(citizen);
    String comment = aComment(citizen, photo);
    for (String role : List.of("officer", "auditor")) {
      Api.as(role)
          .get(forStaff(comment, photo))
          .then()
          .statusCode(200)
          .header("Content-Type", "image/jpeg")
          .header("Cache-Control", "no-store");
    }
    String another = aComment(someone());
    String officer = Api.staffToken("officer");
    Refusals.assertRefused(
        "getPhotoForStaff",
        404,
        "photo-not-found",
        () -> given().auth().oauth2(officer).get(forStaff(another, photo)));
  }

  @Test
  void letsAPersonShowAndHideAPhoto() {
    String citizen = someone();
    String photo = aPhoto(citizen);
    String comment = aComment(citizen, photo);
    show(comment);
    Response shown = decide(comment, photo, Map.of("outcome", "SHOW"));
    shown
        .then()
        .statusCode(200)
        .body("photos[0].state", equalTo("PASSED"))
        .body("photos[0].moderatedBy", equalTo("staff-officer"));
    assertThat(given().get("/v1/photos/" + photo).statusCode()).isEqualTo(200);
    Response again = decide(comment, photo, Map.of("outcome", "SHOW"));
    assertThat(again.header("ETag")).isEqualTo(shown.header("ETag"));
    Response hidden = decide(comment, photo, Map.of("outcome", "HIDE", "reason", REASON));
    hidden
        .then()
        .statusCode(200)
        .body("photos[0].state", equalTo("HIDDEN"))
        .body("photos[0].reason", equalTo(REASON));
    assertThat(hidden.header("ETag")).isNotEqualTo(shown.header("ETag"));
    assertThat(given().get("/v1/photos/" + photo).statusCode()).isEqualTo(404);
    Api.citizen(citizen)
        .get("/v1/me/comments/" + comment)
        .then()
        .body("photos[0].state", equalTo("HIDDEN"))
        .body("photos[0].reason", equalTo(REASON));
    assertThat(
            Database.number(
                "select count(*) from audit_entry where subject_id = ?::uuid and action ="
                    + " 'moderatePhoto'",
                comment))
        .isEqualTo(2);
    decide(comment, photo, Map.of("outcome", "SHOW"));
    assertThat(column(photo, "reason")).isEqualTo("null");
    assertThat(given().get("/v1/photos/" + photo).statusCode()).isEqualTo(200);
  }

  @Test
  void refusesDecisionsThatCannotBe() {
    String citizen = someone();
    String photo = aPhoto(citizen);
    String comment = aComment(citizen, photo);
    String version = version(comment);
    String token = Api.staffToken("officer");
    Map<String, Object> show = Map.of("outcome", "SHOW");
    assertNotDecided(
        422, "reason-required", token, comment, photo, version, Map.of("outcome", "HIDE"));
    assertNotDecided(
        422,
        "reason-required",
        token,
        comment,
        photo,
        version,
        Map.of("outcome", "HIDE", "reason", "太短"));
    assertNotDecided(412, "stale-version", token, comment, photo, "\"v77\"", show);
    String unknown = UUID.randomUUID().toString();
    assertNotDecided(404, "photo-not-found", token, comment, unknown, version, show);
    assertNotDecided(404, "comment-not-found", token, unknown, photo, version, show);
    String another = aComment(someone());
    assertNotDecided(404, "photo-not-found", token, another, photo, version(another), show);
    assertThat(state(photo)).isEqualTo("CHECKING");
  }

  private static void assertNotDecided(
      int status,
      String code,
      String token,
      String comment,
      String photo,
      String version,
      Map<String, ?> decision) {
    Refusals.assertRefused(
        "moderatePhoto", status, code, () -> decide(token, comment, photo, version, decision));
  }

  private static String version(String comment) {
    return Api.as("officer").get("/v1/admin/comments/" + comment).header("ETag");
  }

  @CanIgnoreReturnValue
  private static Response decide(String comment, String photo, Map<String, ?> decision) {
    return decide(Api.staffToken("officer"), comment, photo, version(comment), decision);
  }

  @CanIgnoreReturnValue
  private static Response decide(
      String token, String comment, String photo, String version, Map<String, ?> decision) {
    return given()
        .auth()
        .oauth2(token)
        .header("Idempotency-Key", Api.key())
        .header("If-Match", version)
        .contentType(ContentType.JSON)
        .body(decision)
        .post(forStaff(comment, photo) + "/moderation");
  }

  // --- The platform's address

  @Test
  void servesThePlatformWhatIsCheckedForFortyMinutes() {
    String citizen = someone();
    String photo = aPhoto(citizen);
    String other = aPhoto(citizen);
    aComment(citizen, photo, other);
    UUID id = UUID.fromString(photo);
    String token = tokens.token(id);
    given()
        .get(check(photo, token))
        .then()
        .statusCode(200)
        .header("Content-Type", "image/jpeg")
        .header("Cache-Control", "no-store");
    String late = tokensOf(Instant.now().minus(Duration.ofMinutes(41))).token(id);
    String inTime = tokensOf(Instant.now().minus(Duration.ofMinutes(39))).token(id);
    assertThat(given().get(check(photo, inTime)).statusCode()).isEqualTo(200);
    for (String bad :
        List.of(
            late,
            "",
            "0-" + "A".repeat(43),
            "9" + token,
            token.substring(0, token.length() - 1) + (token.endsWith("A") ? "B" : "A"),
            tokens.token(UUID.fromString(other)))) {
      Refusals.assertRefused(
          "getPhotoForCheck", 404, "photo-not-found", () -> given().get(check(photo, bad)));
    }
    Refusals.assertRefused(
        "getPhotoForCheck",
        404,
        "photo-not-found",
        () -> given().get("/v1/photos/" + photo + "/check"));
  }

  private PhotoTokens tokensOf(Instant then) {
    return new PhotoTokens(URI.create("http://localhost:8080"), cipher, () -> then);
  }

  private static String check(String photo, String token) {
    return "/v1/photos/" + photo + "/check?token=" + token;
  }

  @ParameterizedTest
  @CsvSource({"PASSED", "PERSON"})
  void servesThePlatformNothingThatIsNoLongerChecked(String state) {
    String citizen = someone();
    String photo = aPhoto(citizen);
    aComment(citizen, photo);
    set(photo, "state = '" + state + "'");
    String path = check(photo, tokens.token(UUID.fromString(photo)));
    assertThat(given().get(path).statusCode()).isEqualTo(404);
  }

  @Test
  void servesThePlatformNothingThatNoCommentTook() {
    String photo = aPhoto(someone());
    String path = check(photo, tokens.token(UUID.fromString(photo)));
    assertThat(given().get(path).statusCode()).isEqualTo(404);
  }
}
