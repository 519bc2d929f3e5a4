package org.gongkai.benchmark;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.smallrye.jwt.build.Jwt;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gongkai.sandbox.SandboxServers;
import org.gongkai.testsupport.Api;
import org.gongkai.testsupport.PackagedApplication;
import org.gongkai.testsupport.Sandbox;

/**
 * The packaged application in 256 MiB of heap, with a database of its own that holds one open
 * consultation with so many invented comments: 20 to 300 characters each, every second one with a
 * sealed name and telephone number, every third one with a verdict.
 */
final class FilledServer implements AutoCloseable {

  private static final long SEED = 20260301;

  /** Shorter than the texts that are cut from it at any place. */
  private static final int WORDS = 40;

  private static final String FILL =
      """
      insert into comment (id, consultation_id, draft_number, citizen_id, source, text, public_text, respondent_type,
                           respondent_name, respondent_phone, masked_name, publish_consent, receipt, status, submitted_at,
                           updated_at, version)
      select uuidv7(), ?::uuid, 1, a.citizen_id, (array['MINI_PROGRAM', 'APP', 'WEB'])[1 + i % 3], t.text, t.text, 'PERSON',
             case when i % 2 = 0 then a.respondent_name end, case when i % 2 = 0 then a.respondent_phone end, '甲**', true,
             'Z' || lpad(i::text, 12, '0'), 'PUBLIC', clock_timestamp(), clock_timestamp(), 0
        from generate_series(1, ?) i
        cross join (select citizen_id, respondent_name, respondent_phone from comment order by id limit 1) a
        cross join lateral (select substr(?, 1 + (i::bigint * 7919 % 900)::integer, 20 + (i::bigint * 104729 % 281)::integer) as text) t
      """;

  private static final String ANSWER =
      "insert into verdict (comment_id, outcome, reason, decided_by, version) select id, 'NOTED',"
          + " '已经记录在案，感谢您的参与。', 'staff-1', 0 from comment where receipt like 'Z%' and"
          + " right(receipt, 12)::bigint % 3 = 0";

  private final SandboxServers servers;
  private final PackagedApplication application;
  private final Path collections;
  private final String consultation;

  private FilledServer(
      SandboxServers servers,
      PackagedApplication application,
      Path collections,
      String consultation) {
    this.servers = servers;
    this.application = application;
    this.collections = collections;
    this.consultation = consultation;
  }

  static FilledServer start(int comments) {
    SandboxServers servers = Sandbox.startEmpty();
    try {
      return start(servers, comments);
    } catch (IOException failure) {
      servers.close();
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      servers.close();
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    } catch (RuntimeException failure) {
      servers.close();
      throw failure;
    }
  }

  private static FilledServer start(SandboxServers servers, int comments)
      throws IOException, InterruptedException {
    Path collections = Files.createTempFile("collections-", ".log");
    Map<String, String> configuration = new HashMap<>(servers.configuration());
    configuration.put("java.tool.options", "-Xlog:gc:file=" + collections + "::filecount=0");
    PackagedApplication application = PackagedApplication.start(configuration);
    try {
      String consultation = consultation(application.url(), staffToken(servers));
      FilledServer server = new FilledServer(servers, application, collections, consultation);
      server.fill(comments);
      return server;
    } catch (RuntimeException failure) {
      application.close();
      throw failure;
    }
  }

  String url() {
    return application.url();
  }

  String consultation() {
    return consultation;
  }

  long pid() {
    return application.pid();
  }

  /** An officer's token, good for an hour. */
  String staffToken() {
    return staffToken(servers);
  }

  /** A citizen's token. */
  String citizenToken(String name) {
    return given()
        .contentType(ContentType.JSON)
        .body(Map.of("code", "demo-" + name))
        .post(url() + "/v1/sessions/wechat")
        .jsonPath()
        .getString("accessToken");
  }

  /** Sends a comment as the mini-program does. */
  Response submit(String citizenToken, String text) {
    return given()
        .auth()
        .oauth2(citizenToken)
        .header("Idempotency-Key", UUID.randomUUID().toString())
        .contentType(ContentType.JSON)
        .body(Api.commentBody(text))
        .post(url() + "/v1/consultations/" + consultation + "/comments");
  }

  Connection connect() throws SQLException {
    String url = servers.configuration().get("quarkus.datasource.reactive.url");
    return DriverManager.getConnection("jdbc:" + url, "postgres", "postgres");
  }

  /** Most heap that a collection has left so far, in MiB. */
  int mostHeapHeld() {
    try {
      return Files.readAllLines(collections).stream()
          // Other pauses take nothing away.
          .filter(line -> line.contains("Pause Young") || line.contains("Pause Full"))
          .filter(line -> line.contains("->"))
          .mapToInt(line -> number(line.substring(line.indexOf("->") + 2)))
          .max()
          .orElse(0);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public void close() {
    application.close();
    servers.close();
  }

  private static int number(String text) {
    return Integer.parseInt(
        text.chars()
            .takeWhile(Character::isDigit)
            .mapToObj(Character::toString)
            .collect(Collectors.joining()));
  }

  private void fill(int comments) {
    // One through the API, whose sealed name and telephone number the others share.
    Response first = submit(citizenToken("first"), "建议每年公布一次收费标准。");
    if (first.statusCode() != 201) {
      throw new IllegalStateException(first.asString());
    }
    Wording wording = new Wording(SEED);
    String words =
        IntStream.range(0, WORDS).mapToObj(i -> wording.clause()).collect(Collectors.joining());
    try (Connection connection = connect();
        PreparedStatement fill = connection.prepareStatement(FILL);
        Statement statement = connection.createStatement()) {
      fill.setString(1, consultation);
      fill.setInt(2, comments - 1);
      fill.setString(3, words);
      fill.executeUpdate();
      statement.executeUpdate(ANSWER);
      // Nothing changes between two exports: the check of the first comment is taken as done.
      statement.executeUpdate("delete from comment_check");
      statement.executeUpdate("update comment set status = 'PUBLIC' where status <> 'PUBLIC'");
      statement.execute("vacuum analyze comment");
      statement.execute("vacuum analyze verdict");
      statement.execute("checkpoint");
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private static String consultation(String url, String token) {
    String decision =
        post(
                token,
                url + "/v1/admin/decisions",
                Map.of("year", 2026, "title", "集市管理办法", "unit", "青禾镇人民政府"))
            .path("id");
    Response made =
        post(
            token,
            url + "/v1/admin/consultations",
            Map.of("decisionId", decision, "title", "征求意见公告", "unit", "青禾镇人民政府", "contact", "无"));
    String path = url + "/v1/admin/consultations/" + made.path("id");
    officer(token)
        .contentType("text/plain; charset=UTF-8")
        .body(Api.SMALL_DRAFT.getBytes(UTF_8))
        .post(path + "/drafts")
        .then()
        .statusCode(201);
    officer(token)
        .header("If-Match", officer(token).get(path).header("ETag"))
        .contentType(ContentType.JSON)
        .body(Map.of("closesAt", Instant.now().plus(Duration.ofDays(31)).toString()))
        .post(path + "/opening")
        .then()
        .statusCode(200);
    return made.path("id");
  }

  private static Response post(String token, String path, Map<String, ?> body) {
    Response answer = officer(token).contentType(ContentType.JSON).body(body).post(path);
    answer.then().statusCode(201);
    return answer;
  }

  private static RequestSpecification officer(String token) {
    return given().auth().oauth2(token).header("Idempotency-Key", UUID.randomUUID().toString());
  }

  private static String staffToken(SandboxServers servers) {
    return Jwt.issuer(servers.configuration().get("quarkus.oidc.token.issuer"))
        .subject("officer-1")
        .audience("gongkai")
        .groups(Set.of("officer"))
        .claim("unit", "青禾镇人民政府")
        .expiresIn(3600)
        .jws()
        .sign(key(servers));
  }

  private static PrivateKey key(SandboxServers servers) {
    try {
      String base64 = servers.sandboxConfiguration().get("gongkai.sandbox.staff-key");
      byte[] key = Base64.getDecoder().decode(Objects.requireNonNull(base64));
      return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(key));
    } catch (GeneralSecurityException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }
}
