package org.gongkai.testsupport;

import static io.restassured.RestAssured.given;

import org.eclipse.microprofile.config.ConfigProvider;

/** The simulated WeChat platform of the running tests. */
public final class Wechat {

  private Wechat() {}

  /** How many calls came to a path until now. */
  public static int calls(String path) {
    Integer calls = given().get(url() + "/control/calls").jsonPath().get("'" + path + "'");
    return calls == null ? 0 : calls;
  }

  /** Steers it, for example {@code accept?openid=…&template=…}. */
  public static void control(String operation) {
    given().post(url() + "/control/" + operation).then().statusCode(204);
  }

  /** Lets the next call of a path go wrong by a fault of the simulated platforms. */
  public static void fail(String path, String fault) {
    control("faults?path=" + path + "&fault=" + fault);
  }

  /** Answers the next call of a path with an error code, without any effect. */
  public static void refuse(String path, int errcode) {
    given()
        .body("{\"errcode\":" + errcode + ",\"errmsg\":\"refused rid: 6789abcd-1\"}")
        .post(url() + "/control/faults?status=200&path=" + path)
        .then()
        .statusCode(204);
  }

  private static String url() {
    return ConfigProvider.getConfig().getValue("gongkai.wechat.base-urls", String.class);
  }
}
