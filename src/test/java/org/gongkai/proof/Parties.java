package org.gongkai.proof;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gongkai.testsupport.Api;

/** Citizens and two officers, logged in once. */
final class Parties {

  private static final int CITIZENS = 4;

  /** Subjects of the two officers' tokens. */
  static final List<String> OFFICERS = List.of("staff-officer", "staff-officer-editor");

  /** Ids of the citizens. */
  final List<String> citizens = new ArrayList<>();

  private final Map<String, String> tokens = new HashMap<>();

  Parties() {
    for (int i = 0; i < CITIZENS; i++) {
      String token = Api.citizenToken("walker-" + i);
      String id = subject(token);
      citizens.add(id);
      tokens.put(id, token);
    }
    tokens.put(OFFICERS.get(0), Api.staffToken("officer"));
    tokens.put(OFFICERS.get(1), Api.staffToken("officer", "editor"));
  }

  /** A request of someone; the key is the request's own. */
  RequestSpecification as(String person, String key) {
    return given()
        .auth()
        .oauth2(tokens.get(person))
        .header("Idempotency-Key", key)
        .header("If-Match", "*");
  }

  /** An officer's request with a body. */
  Response post(String person, String key, String path, Map<String, ?> body) {
    return as(person, key).contentType(ContentType.JSON).body(body).post(path);
  }

  private static String subject(String token) {
    String payload = token.split("\\.", -1)[1];
    return JsonPath.from(new String(Base64.getUrlDecoder().decode(payload), UTF_8))
        .getString("sub");
  }
}
