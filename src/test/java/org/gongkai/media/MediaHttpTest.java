package org.gongkai.media;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.arc.Arc;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.response.Response;
import io.smallrye.mutiny.Uni;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.eclipse.microprofile.config.ConfigProvider;
import org.gongkai.media.format.FileFormat;
import org.gongkai.media.format.SampleFiles;
import org.gongkai.platform.security.Digests;
import org.gongkai.testsupport.Answers;
import org.gongkai.testsupport.Api;
import org.gongkai.testsupport.Database;
import org.gongkai.testsupport.Raw;
import org.gongkai.testsupport.Refusals;
import org.gongkai.testsupport.Sandbox;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Images and documents over HTTP. */
@QuarkusTest
@QuarkusTestResource(Sandbox.class)
class MediaHttpTest {

  private static final String FILES = "/v1/admin/media";
  private static final Random RANDOM = new Random();

  private static Response upload(FileFormat format, String name, byte[] file) {
    return upload(format.mediaType(), name, file);
  }

  private static Response upload(String type, @Nullable String name, byte[] file) {
    var request = Api.as("editor").contentType(type).body(file);
    return (name == null ? request : request.queryParam("name", name)).post(FILES);
  }

  /** No two are alike. */
  private static byte[] freshJpeg(int width, int height) {
    BufferedImage image = SampleFiles.halves(width, height);
    for (int i = 0; i < 16; i++) {
      image.setRGB(i, 0, RANDOM.nextInt());
    }
    return SampleFiles.encoded(image, "png");
  }

  private static byte[] freshPdf() {
    byte[] pdf = SampleFiles.pdf();
    byte[] remark = ("%" + RANDOM.nextLong() + "\n").getBytes(StandardCharsets.US_ASCII);
    byte[] fresh = new byte[pdf.length + remark.length];
    System.arraycopy(pdf, 0, fresh, 0, 9);
    System.arraycopy(remark, 0, fresh, 9, remark.length);
    System.arraycopy(pdf, 9, fresh, 9 + remark.length, pdf.length - 9);
    return fresh;
  }

  private static String address(Response uploaded) {
    assertThat(uploaded.statusCode()).as(uploaded.asString()).isIn(200, 201);
    return uploaded.jsonPath().getString("address");
  }

  // --- Upload

  @Test
  void keepsAnImageOnce() {
    byte[] file = freshJpeg(1_200, 600);
    Response first = upload(FileFormat.PNG, "照片.JPG", file);
    first
        .then()
        .statusCode(201)
        .header("Location", startsWith("http"))
        .body("kind", equalTo("IMAGE"))
        .body("mediaType", equalTo("image/png"))
        .body("width", equalTo(1_200))
        .body("height", equalTo(600))
        .body("name", equalTo("照片.png"))
        .body("createdBy", equalTo("staff-editor"))
        .body("variants.variant", hasItem("thumb"))
        .body("variants[0].variant", equalTo("large"))
        .body("variants[0].width", equalTo(1_080))
        .body("variants[0].height", equalTo(540));
    Answers.assertChinaTime(first);
    Response again = upload(FileFormat.PNG, "其他.png", file);
    again.then().statusCode(200).body("$", equalTo(first.jsonPath().getMap("$")));
    byte[] served = given().get(address(first)).asByteArray();
    assertThat(Digests.sha256Hex(served)).isEqualTo(first.jsonPath().getString("sha256"));
    assertThat((long) served.length).isEqualTo(first.jsonPath().getLong("bytes"));
  }

  @Test
  void keepsADocumentAsItIs() {
    Map<FileFormat, byte[]> documents =
        Map.of(
            FileFormat.PDF, freshPdf(),
            FileFormat.DOCX, SampleFiles.docx(),
            FileFormat.XLSX, SampleFiles.xlsx(),
            FileFormat.PPTX, SampleFiles.pptx(),
            FileFormat.OFD, SampleFiles.ofd());
    documents.forEach(
        (format, file) -> {
          Response kept = upload(format, "办法 “一”", file);
          assertThat(address(kept))
              .isEqualTo("/media/" + Digests.sha256Hex(file) + '.' + format.extension());
          kept.then()
              .body("kind", equalTo("DOCUMENT"))
              .body("width", nullValue())
              .body("variants.size()", equalTo(0));
          Response served = given().get(address(kept));
          assertThat(served.asByteArray()).isEqualTo(file);
          assertThat(served.contentType()).isEqualTo(format.mediaType());
          assertThat(served.header("Content-Disposition")).startsWith("attachment; ");
        });
  }

  @Test
  void keepsTheSameFileOnceThoughItComesTwiceAtOnce() {
    byte[] file = freshJpeg(300, 200);
    String token = Api.staffToken("editor");
    List<CompletableFuture<Response>> uploads = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      uploads.add(
          CompletableFuture.supplyAsync(
              () ->
                  given()
                      .auth()
                      .oauth2(token)
                      .contentType("image/png")
                      .queryParam("name", "a.png")
                      .body(file)
                      .post(FILES)));
    }
    List<Response> answers = uploads.stream().map(CompletableFuture::join).toList();
    Set<String> addresses = new HashSet<>();
    answers.forEach(answer -> addresses.add(address(answer)));
    assertThat(addresses).hasSize(1);
    assertThat(answers.stream().filter(answer -> answer.statusCode() == 201)).hasSize(1);
    String digest = answers.get(0).jsonPath().getString("sha256");
    assertThat(Database.text("select count(*) from media where sha256 = '" + digest + "'"))
        .isEqualTo("1");
    assertThat(Database.text("select count(*) from media_variant where sha256 = '" + digest + "'"))
        .isEqualTo("3");
  }

  @Test
  void keepsNothingThatACameraNoted() {
    byte[] file = SampleFiles.jpegWithExif(SampleFiles.halves(40, 30), 6);
    Response kept = upload(FileFormat.JPEG, "a.jpg", file);
    kept.then().body("width", equalTo(30)).body("height", equalTo(40));
    String text = new String(given().get(address(kept)).asByteArray(), StandardCharsets.ISO_8859_1);
    assertThat(text).doesNotContain("Exif", "GPS");
  }

  @ParameterizedTest
  @CsvSource({"image/png,jpg", "image/jpeg,png", "image/gif,png", "application/pdf,png"})
  void refusesWhatIsNotWhatItSays(String declared, String real) {
    byte[] file = SampleFiles.encoded(SampleFiles.halves(10, 10), real);
    assertRefused(422, "media-unreadable", declared, file);
  }

  @Test
  void refusesBrokenAndDangerousFiles() {
    assertRefused(422, "media-unreadable", "image/png", new byte[0]);
    byte[] whole = SampleFiles.encoded(SampleFiles.noise(64, 64), "png");
    assertRefused(422, "media-unreadable", "image/png", Arrays.copyOf(whole, whole.length / 2));
    assertRefused(422, "media-too-large", "image/png", SampleFiles.pngClaiming(50_000, 50_000));
    byte[] long10 = Arrays.copyOf(whole, 10 * 1024 * 1024 + 1);
    assertRefused(413, "payload-too-large", "image/png", long10);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "image/svg+xml",
        "image/webp",
        "application/zip",
        "text/html",
        "multipart/form-data"
      })
  void refusesOtherTypes(String type) {
    String token = Api.staffToken("editor");
    Refusals.assertRefused(
        "uploadMedia",
        415,
        "unsupported-media-type",
        () ->
            given()
                .auth()
                .oauth2(token)
                .contentType(type)
                .queryParam("name", "a")
                .body("<svg/>".getBytes(StandardCharsets.UTF_8))
                .post(FILES));
  }

  @Test
  void needsANameThatIsNotTooLong() {
    byte[] file = SampleFiles.pdf();
    String token = Api.staffToken("editor");
    for (String name : Arrays.asList(null, "", "  ", "长".repeat(201))) {
      Response refused =
          Refusals.refusal(
              "uploadMedia",
              400,
              "invalid-request",
              () -> {
                var request =
                    given().auth().oauth2(token).contentType("application/pdf").body(file);
                return (name == null ? request : request.queryParam("name", name)).post(FILES);
              });
      Refusals.assertViolation(refused, "query", "name");
    }
    upload(FileFormat.PDF, "../../etc/passwd\u0000", freshPdf())
        .then()
        .statusCode(201)
        .body("name", equalTo("passwd.pdf"));
  }

  @Test
  void takesTwentyMebibytesAndNoMore() {
    byte[] pdf = freshPdf();
    byte[] largest = new byte[20 * 1024 * 1024];
    Arrays.fill(largest, (byte) ' ');
    System.arraycopy(pdf, 0, largest, 0, 9);
    System.arraycopy(pdf, 9, largest, largest.length - pdf.length + 9, pdf.length - 9);
    Response kept = upload(FileFormat.PDF, "大.pdf", largest);
    assertThat(given().get(address(kept)).asByteArray()).isEqualTo(largest);
    String token = Api.staffToken("editor");
    Raw.Reply declared =
        Raw.send(
            "POST " + FILES + "?name=a",
            List.of("Content-Type: application/pdf", "Content-Length: " + (largest.length + 1)));
    assertThat(declared.status()).isEqualTo(413);
    assertThat(declared.text()).contains("payload-too-large", "20971520");
    Raw.Reply chunked = chunked(token, 1024 * 1024, 21);
    assertThat(chunked.status()).isEqualTo(413);
  }

  @Test
  void takesBodiesOfUndeclaredLength() {
    // Of blanks only, so that it is read to its end and then refused.
    Raw.Reply reply = chunked(Api.staffToken("editor"), 1024 * 1024, 5);
    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.text()).contains("media-unreadable");
  }

  private static Raw.Reply chunked(String token, int size, int times) {
    byte[] blank = " ".repeat(size).getBytes(StandardCharsets.US_ASCII);
    return Raw.sendChunked(
        "POST " + FILES + "?name=a",
        List.of(
            "Authorization: Bearer " + token,
            "Content-Type: application/pdf",
            "Transfer-Encoding: chunked"),
        blank,
        times);
  }

  @Test
  void leavesOtherPathsTheirLimit() {
    for (String path : List.of("/v1/admin/decisions", FILES + "/x", FILES + "/drafts/x")) {
      Raw.Reply reply =
          Raw.send(
              "POST " + path,
              List.of("Content-Type: application/json", "Content-Length: " + (1024 * 1024 + 1)));
      assertThat(reply.status()).as(path).isEqualTo(413);
      assertThat(reply.text()).contains("1048576");
    }
  }

  @Test
  void hasRoomForAFewUploadsOnly() throws IOException {
    String token = Api.staffToken("editor");
    List<Socket> slow = new ArrayList<>();
    try {
      for (int i = 0; i < 4; i++) {
        slow.add(begun(token));
      }
      Refusals.assertRefused(
          "uploadMedia",
          503,
          "uploads-busy",
          () ->
              given()
                  .auth()
                  .oauth2(token)
                  .contentType("application/pdf")
                  .queryParam("name", "a")
                  .body(SampleFiles.pdf())
                  .post(FILES));
    } finally {
      for (Socket socket : slow) {
        socket.getOutputStream().write(new byte[10]);
        socket.getOutputStream().flush();
        assertThat(Raw.read(socket.getInputStream()).status()).isEqualTo(422);
        socket.close();
      }
    }
    assertThat(upload(FileFormat.PDF, "a", freshPdf()).statusCode()).isEqualTo(201);
  }

  /** An upload that has room: the server asks for its body. */
  private static Socket begun(String token) throws IOException {
    Socket socket = new Socket("localhost", Raw.uri("/").getPort());
    socket.setSoTimeout(30_000);
    OutputStream out = socket.getOutputStream();
    out.write(
        ("POST "
                + FILES
                + "?name=a HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                + token
                + "\r\nContent-Type: application/pdf\r\nContent-Length: 10\r\n"
                + "Expect: 100-continue\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII));
    out.flush();
    InputStream in = socket.getInputStream();
    assertThat(new String(in.readNBytes(25), StandardCharsets.US_ASCII))
        .startsWith("HTTP/1.1 100 Continue");
    return socket;
  }

  private static void assertRefused(int status, String code, String type, byte[] file) {
    String token = Api.staffToken("editor");
    Refusals.assertRefused(
        "uploadMedia",
        status,
        code,
        () ->
            given()
                .auth()
                .oauth2(token)
                .contentType(type)
                .queryParam("name", "a.png")
                .body(file)
                .post(FILES));
  }

  @ParameterizedTest
  @ValueSource(strings = {"reviewer", "officer", "auditor"})
  void letsOnlyEditorsAndAdministratorsUpload(String role) {
    String token = Api.staffToken(role);
    Refusals.assertRefused(
        "uploadMedia",
        403,
        "forbidden",
        () ->
            given()
                .auth()
                .oauth2(token)
                .contentType("application/pdf")
                .queryParam("name", "a")
                .body(SampleFiles.pdf())
                .post(FILES));
    assertThat(Api.as(role).get(FILES).statusCode()).isEqualTo(200);
  }

  // --- Serving

  @Test
  void servesForEver() {
    Response kept = upload(FileFormat.PNG, "集市 (1).png", freshJpeg(500, 300));
    List<String> addresses = new ArrayList<>(kept.jsonPath().getList("variants.address"));
    assertThat(addresses).hasSize(3);
    addresses.add(address(kept));
    for (String address : addresses) {
      Response served = given().get(address);
      assertThat(served.statusCode()).isEqualTo(200);
      assertImmutable(served);
      assertThat(served.contentType())
          .isEqualTo(address.endsWith("jpg") ? "image/jpeg" : "image/png");
      assertThat(served.header("Content-Length"))
          .isEqualTo(Integer.toString(served.asByteArray().length));
      assertThat(SampleFiles.decoded(served.asByteArray()).getWidth()).isPositive();
      assertThat(served.header("Content-Disposition"))
          .startsWith("inline; filename=\"file.")
          .contains("filename*=UTF-8''%E9%9B%86%E5%B8%82%20%281%29.");
      assertKnown(address, served.header("ETag"));
    }
  }

  private static void assertImmutable(Response served) {
    assertThat(served.header("Cache-Control")).isEqualTo("public, max-age=31536000, immutable");
    assertThat(served.header("ETag")).matches("\"[0-9a-f]{64}(-[a-z]+)?\"");
    assertThat(served.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(served.header("Content-Security-Policy")).isEqualTo("default-src 'none'; sandbox");
    assertThat(served.header("Accept-Ranges")).isEqualTo("bytes");
  }

  private static void assertKnown(String address, String etag) {
    for (String known : List.of(etag, "\"other\", " + etag, "W/" + etag, "*")) {
      Response response = given().header("If-None-Match", known).get(address);
      assertThat(response.statusCode()).isEqualTo(304);
      assertThat(response.asByteArray()).isEmpty();
      assertImmutable(response);
    }
    assertThat(given().header("If-None-Match", "\"other\"").get(address).statusCode())
        .isEqualTo(200);
  }

  @Test
  void tellsTheHeadAlone() {
    Response kept = upload(FileFormat.PNG, "a.png", freshJpeg(50, 30));
    Response head = given().head(address(kept));
    assertThat(head.statusCode()).isEqualTo(200);
    assertImmutable(head);
    assertThat(head.header("Content-Length")).isEqualTo(kept.jsonPath().getString("bytes"));
    Raw.Reply raw = Raw.send("HEAD " + address(kept), List.of());
    assertThat(raw.status()).isEqualTo(200);
  }

  @Test
  void servesParts() {
    byte[] file = freshPdf();
    String address = address(upload(FileFormat.PDF, "a.pdf", file));
    Response part = given().header("Range", "bytes=5-14").get(address);
    assertThat(part.statusCode()).isEqualTo(206);
    assertThat(part.asByteArray()).isEqualTo(Arrays.copyOfRange(file, 5, 15));
    assertThat(part.header("Content-Range")).isEqualTo("bytes 5-14/" + file.length);
    assertImmutable(part);
    Response end = given().header("Range", "bytes=-7").get(address);
    assertThat(end.asByteArray()).isEqualTo(Arrays.copyOfRange(file, file.length - 7, file.length));
    Response stale =
        given().header("Range", "bytes=5-14").header("If-Range", "\"other\"").get(address);
    assertThat(stale.statusCode()).isEqualTo(200);
    assertThat(stale.asByteArray()).isEqualTo(file);
    Response outside = given().header("Range", "bytes=99999999-").get(address);
    Refusals.assertDocumented("getMedia", 416, "range-not-satisfiable", outside);
    assertThat(outside.header("Content-Range")).isEqualTo("bytes */" + file.length);
  }

  @Test
  void findsNothingUnderOtherAddresses() {
    String digest = upload(FileFormat.PNG, "a.png", freshJpeg(50, 30)).jsonPath().get("sha256");
    String unknown = "0".repeat(64);
    for (String path :
        List.of(
            "/media/" + unknown + ".png",
            "/media/" + digest + ".jpg",
            "/media/" + digest,
            "/media/" + digest.toUpperCase(Locale.ROOT) + ".png",
            "/media/x.png",
            "/media/..%2F..%2Fetc%2Fpasswd",
            "/media/%2e%2e%2fincoming",
            "/media/" + digest + ".png%00")) {
      assertNotFound("getMedia", path);
    }
    for (String path :
        List.of(
            "/media/" + digest + "/huge.png",
            "/media/" + digest + "/large.gif",
            "/media/" + unknown + "/large.png",
            "/media/x/large.png",
            "/media/" + digest + "/..%2Fincoming")) {
      assertNotFound("getMediaVariant", path);
    }
    for (String path : List.of("/media/a/b/c", "/media/")) {
      assertThat(Raw.send("GET " + path, List.of()).status()).isEqualTo(404);
    }
    assertThat(Raw.send("GET /media/../../../../etc/passwd", List.of()).status()).isEqualTo(404);
  }

  private static void assertNotFound(String operation, String path) {
    Response response = given().urlEncodingEnabled(false).get(path);
    Refusals.assertDocumented(operation, 404, "media-not-found", response);
  }

  @Test
  void saysThatALostFileIsNotThere() throws IOException {
    byte[] file = freshPdf();
    Response kept = upload(FileFormat.PDF, "a.pdf", file);
    String digest = kept.jsonPath().getString("sha256");
    Path place =
        Path.of(ConfigProvider.getConfig().getValue("gongkai.media.folder", String.class))
            .resolve(digest.substring(0, 2))
            .resolve(digest + ".pdf");
    Files.delete(place);
    assertNotFound("getMedia", address(kept));
    assertThat(upload(FileFormat.PDF, "a.pdf", file).statusCode()).isEqualTo(200);
    assertThat(given().get(address(kept)).asByteArray()).isEqualTo(file);
  }

  // --- Lists

  @Test
  void listsTheNewestFirst() {
    List<String> kept = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      kept.add(0, address(upload(FileFormat.PDF, "a.pdf", freshPdf())));
    }
    List<String> pages = new ArrayList<>();
    String cursor = null;
    for (int i = 0; i < 3; i++) {
      var request = Api.as("auditor").queryParam("limit", 1);
      Response page = (cursor == null ? request : request.queryParam("cursor", cursor)).get(FILES);
      assertThat(page.statusCode()).as(page.asString()).isEqualTo(200);
      pages.add(page.jsonPath().getString("items[0].address"));
      cursor = page.jsonPath().getString("nextCursor");
      assertThat(cursor).isNotBlank();
    }
    assertThat(new HashSet<>(pages)).isEqualTo(new HashSet<>(kept));
    assertThat(pages.get(0)).isEqualTo(kept.get(0));
  }

  @Test
  void describesOne() {
    Response kept = upload(FileFormat.PNG, "a.png", freshJpeg(50, 30));
    String digest = kept.jsonPath().getString("sha256");
    Api.as("reviewer")
        .get(FILES + "/" + digest)
        .then()
        .statusCode(200)
        .body("$", equalTo(kept.jsonPath().getMap("$")));
    for (String other : List.of("0".repeat(64), "x", digest + "0")) {
      Response refused = Api.as("editor").get(FILES + "/" + other);
      Refusals.assertDocumented("describeMedia", 404, "media-not-found", refused);
    }
  }

  // --- For channels and notices

  private static <T> T ask(Function<MediaService, Uni<T>> question) {
    try {
      MediaService media = Arc.container().instance(MediaService.class).get();
      return VertxContextSupport.subscribeAndAwait(() -> question.apply(media));
    } catch (Throwable failure) {
      throw new IllegalStateException(failure);
    }
  }

  @Test
  void readsTheBestFormThatAChannelTakes() {
    byte[] file = SampleFiles.encoded(SampleFiles.noise(1_300, 700), "png");
    Response kept = upload(FileFormat.PNG, "集市.png", file);
    MediaAddress address = Objects.requireNonNull(MediaAddress.read(address(kept)));
    Set<String> both = Set.of("image/png", "image/jpeg");
    MediaBytes whole = ask(media -> media.read(address, 10_000_000, both));
    assertThat(whole.mediaType()).isEqualTo("image/png");
    assertThat((long) whole.bytes().length).isEqualTo(kept.jsonPath().getLong("bytes"));
    MediaBytes large = ask(media -> media.read(address, 999_999, both));
    assertThat(large.mediaType()).isEqualTo("image/jpeg");
    assertThat(large.name()).isEqualTo("集市.jpg");
    assertThat(SampleFiles.decoded(large.bytes()).getWidth()).isBetween(361, 1_080);
    MediaBytes thumb = ask(media -> media.read(address, 64_000, Set.of("image/jpeg")));
    assertThat(thumb.bytes().length).isLessThanOrEqualTo(64_000);
    assertUnfit(address, 10, both);
    assertUnfit(address, 10_000_000, Set.of("image/gif"));
    assertUnfit(new MediaAddress("0".repeat(64), "png"), 10_000_000, both);
    assertUnfit(new MediaAddress(address.sha256(), "gif"), 10_000_000, both);
  }

  private static void assertUnfit(MediaAddress address, long most, Set<String> types) {
    MediaBytes none = ask(media -> media.read(address, most, types));
    assertThat(none).isNull();
  }

  @Test
  void describesWhatIsThereAndNamesWhatIsMissing() {
    byte[] file = freshPdf();
    String known = address(upload(FileFormat.PDF, "办法.pdf", file));
    String other = known.replace(".pdf", ".png");
    String unknown = "/media/" + "0".repeat(64) + ".pdf";
    List<String> asked = List.of(known, other, unknown, "nonsense");
    Map<String, MediaDescription> described = ask(media -> media.describe(asked));
    assertThat(described)
        .isEqualTo(Map.of(known, new MediaDescription("application/pdf", file.length, "办法.pdf")));
    Set<String> missing = ask(media -> media.missing(asked));
    assertThat(missing).isEqualTo(Set.of(other, unknown, "nonsense"));
    Set<String> none = ask(media -> media.missing(List.of()));
    assertThat(none).isEmpty();
  }
}
