package org.gongkai.channel;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.gongkai.testsupport.Api;
import org.gongkai.testsupport.Refusals;
import org.gongkai.testsupport.Sandbox;
import org.junit.jupiter.api.Test;

/** The registry of channels over HTTP. */
@QuarkusTest
@QuarkusTestResource(Sandbox.class)
class ChannelHttpTest {

  private static final String PATH = "/v1/admin/channels";

  @Test
  void listsTheRegisteredChannelsById() {
    Response response = Api.as("editor").get(PATH);
    response
        .then()
        .statusCode(200)
        .body("id", hasItems("feed", "sandbox"))
        .body("find { it.id == 'feed' }.kind", equalTo("FEED"))
        .body("find { it.id == 'feed' }.name", equalTo("订阅源 RSS / Atom / JSON Feed"))
        .body("find { it.id == 'feed' }.state", equalTo("OPEN"));
    List<String> ids = response.jsonPath().getList("id", String.class);
    assertThat(ids).isSorted().doesNotHaveDuplicates();
    List<Map<String, Object>> channels = response.jsonPath().getList("$");
    assertThat(channels)
        .allSatisfy(
            channel ->
                assertThat(channel)
                    .containsOnlyKeys(
                        "id",
                        "kind",
                        "name",
                        "account",
                        "ownerUnit",
                        "state",
                        "settings",
                        "credentialNames",
                        "capabilities",
                        "onCorrection",
                        "callsPerMinute",
                        "concurrency",
                        "createdAt",
                        "version"));
  }

  @Test
  void showsItToThoseWhoWorkWithChannels() {
    for (String role : List.of("editor", "reviewer", "officer", "admin", "auditor")) {
      Api.as(role).get(PATH).then().statusCode(200);
    }
  }

  @Test
  void hidesItFromOthers() {
    String citizen = Api.citizenToken("channel-reader");
    Refusals.assertRefused(
        "listChannels", 403, "forbidden", () -> given().auth().oauth2(citizen).get(PATH));
    Refusals.assertRefused("listChannels", 401, "unauthenticated", () -> given().get(PATH));
  }
}
