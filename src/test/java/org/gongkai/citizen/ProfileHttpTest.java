package org.gongkai.citizen;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongkai.platform.security.FieldCipher;
import org.gongkai.testsupport.Api;
import org.gongkai.testsupport.Database;
import org.gongkai.testsupport.Refusals;
import org.gongkai.testsupport.Sandbox;
import org.gongkai.testsupport.Tables;
import org.gongkai.testsupport.Wechat;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A citizen's own profile over HTTP. */
@QuarkusTest
@QuarkusTestResource(Sandbox.class)
class ProfileHttpTest {

  private static final String PHONE = "/wxa/business/getuserphonenumber";
  private static final String NUMBER = "13800001234";

  @Inject ReactiveRedisDataSource redis;
  @Inject FieldCipher cipher;

  @Test
  void isEmptyAtFirst() {
    Api.citizen(someone())
        .get("/v1/me")
        .then()
        .statusCode(200)
        .header("Cache-Control", equalTo("no-store"))
        .body("phone", nullValue())
        .body("phoneAt", nullValue());
  }

  @Test
  void takesTheNumberThatThePlatformKnows() {
    String citizen = someone();
    give(citizen, "phone-" + NUMBER)
        .then()
        .statusCode(200)
        .body("phone", equalTo("138****1234"))
        .body("phoneAt", notNullValue());
    Api.citizen(citizen).get("/v1/me").then().body("phone", equalTo("138****1234"));
    assertThat(Tables.rowsWith(NUMBER)).isZero();
    give(citizen, "phone-13911112222").then().body("phone", equalTo("139****2222"));
  }

  @Test
  void forgetsTheNumber() {
    String citizen = someone();
    give(citizen, "phone-" + NUMBER).then().statusCode(200);
    for (int i = 0; i < 2; i++) {
      Api.citizen(citizen).delete("/v1/me/phone").then().statusCode(204);
      Api.citizen(citizen).get("/v1/me").then().body("phone", nullValue());
    }
  }

  @Test
  void goesIntoACommentWhoseAuthorSaysSo() {
    String citizen = someone();
    give(citizen, "phone-" + NUMBER).then().statusCode(200);
    String consultation = Api.anOpenConsultation();
    assertThat(phoneOfComment(consultation, citizen, true, null)).isEqualTo(NUMBER);
    assertThat(phoneOfComment(consultation, citizen, false, null)).isNull();
    assertThat(phoneOfComment(consultation, citizen, true, "000-11112222"))
        .isEqualTo("000-11112222");
    assertThat(phoneOfComment(consultation, someone(), true, null)).isNull();
  }

  @Test
  void refusesCodesThatThePlatformRejects() {
    String citizen = Api.citizenToken(someone());
    for (String code : List.of("nonsense", "demo-x")) {
      Refusals.assertRefused("putPhone", 400, "phone-code-rejected", () -> giveAs(citizen, code));
    }
  }

  @Test
  void takesNoNumberOfAnotherApp() {
    String citizen = Api.citizenToken(someone());
    Refusals.assertRefused(
        "putPhone", 503, "wechat-unavailable", () -> giveAs(citizen, "phone-other-" + NUMBER));
  }

  @Test
  void tellsWhenThePlatformWantsToBeLeftAlone() {
    String citizen = Api.citizenToken(someone());
    Wechat.refuse(PHONE, 44990);
    Response refused =
        Refusals.refusal(
            "putPhone", 503, "wechat-unavailable", () -> giveAs(citizen, "phone-" + NUMBER));
    assertThat(refused.header("Retry-After")).isEqualTo("1");
    // The second that all instances wait is over for the next test.
    redis
        .execute("DEL", "gongkai:wechat:{wxsandbox0000000000}:PHONE:stop")
        .await()
        .atMost(Duration.ofSeconds(5));
  }

  @Test
  void refusesCodesOfTheWrongLength() {
    String citizen = Api.citizenToken(someone());
    for (String code : List.of("", " ", "c".repeat(129))) {
      Response refused =
          Refusals.refusal("putPhone", 400, "invalid-request", () -> giveAs(citizen, code));
      Refusals.assertViolation(refused, "body", "code");
    }
  }

  private @Nullable String phoneOfComment(
      String consultation, String citizen, boolean mine, @Nullable String typed) {
    Map<String, Object> body = new HashMap<>(Api.commentBody("建议" + UUID.randomUUID() + "。"));
    Map<String, Object> respondent = new HashMap<>(Map.of("type", "PERSON"));
    if (typed != null) {
      respondent.put("phone", typed);
    }
    body.put("respondent", respondent);
    body.put("useMyPhone", mine);
    String comment =
        Api.comment(consultation, citizen, body).then().statusCode(201).extract().path("id");
    String sealed =
        Database.text(
            "select coalesce(respondent_phone, '') from comment where id = ?",
            UUID.fromString(comment));
    return sealed.isEmpty() ? null : cipher.decrypt("comment.respondent_phone", sealed);
  }

  private static Response give(String citizen, String code) {
    return give(Api.citizen(citizen), code);
  }

  /** A login would change tables. */
  private static Response giveAs(String token, String code) {
    return give(given().auth().oauth2(token), code);
  }

  private static Response give(RequestSpecification as, String code) {
    return as.contentType(ContentType.JSON).body(Map.of("code", code)).put("/v1/me/phone");
  }

  private static String someone() {
    return "person-" + UUID.randomUUID();
  }
}
