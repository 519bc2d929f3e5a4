package org.gongkai.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.eclipse.microprofile.config.ConfigProvider;
import org.gongkai.testsupport.Raw;
import org.gongkai.testsupport.Raw.Reply;
import org.gongkai.testsupport.Sandbox;
import org.gongkai.testsupport.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An instance that ends TLS itself and lets the pages of one origin in. */
@QuarkusTest
@QuarkusTestResource(Sandbox.class)
@WithTestResource(HardenedHttpTest.Hardened.class)
class HardenedHttpTest {

  private static final String OURS = "https://pages.example.org";

  /** With a certificate that is made now. */
  public static class Hardened extends Settings {

    @Override
    public Map<String, String> start() {
      SelfMadeCertificate certificate = SelfMadeCertificate.make();
      return Map.of(
          "quarkus.tls.key-store.p12.path",
          certificate.store().toString(),
          "quarkus.tls.key-store.p12.password",
          SelfMadeCertificate.PASSWORD,
          "quarkus.http.test-ssl-port",
          Integer.toString(freePort()),
          "quarkus.http.insecure-requests",
          "enabled",
          "quarkus.http.cors.enabled",
          "true",
          "quarkus.http.cors.origins",
          OURS);
    }
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static String setting(String name) {
    return ConfigProvider.getConfig().getValue(name, String.class);
  }

  private static int port() {
    return Integer.parseInt(setting("quarkus.http.test-ssl-port"));
  }

  private static SelfMadeCertificate certificate() {
    return new SelfMadeCertificate(Path.of(setting("quarkus.tls.key-store.p12.path")));
  }

  private static SSLSocket connect(String protocol) throws Exception {
    SSLSocket socket =
        (SSLSocket) certificate().trusting().getSocketFactory().createSocket("localhost", port());
    socket.setEnabledProtocols(new String[] {protocol});
    return socket;
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
  void speaksTheProtocolsOfToday(String protocol) throws Exception {
    try (SSLSocket socket = connect(protocol)) {
      socket.startHandshake();
      assertThat(socket.getSession().getProtocol()).isEqualTo(protocol);
      assertThat(socket.getSession().getCipherSuite()).containsAnyOf("_GCM_", "_CHACHA20_");
    }
  }

  /** The client's own library would not even ask; so the bytes are written here. */
  @Test
  void refusesTheProtocolsOfYesterday() throws Exception {
    int alert = 21;
    int handshake = 22;
    assertThat(answerTo(ClientHello.of(0x0303))).startsWith(handshake);
    // Alert 70, protocol_version.
    assertThat(answerTo(ClientHello.of(0x0302))).startsWith(alert).endsWith(70);
    assertThat(answerTo(ClientHello.of(0x0301))).startsWith(alert).endsWith(70);
  }

  /** The type of the first record, and its bytes. */
  private static int[] answerTo(byte[] hello) throws IOException {
    try (Socket socket = new Socket("localhost", port())) {
      socket.setSoTimeout(30_000);
      socket.getOutputStream().write(hello);
      DataInputStream in = new DataInputStream(socket.getInputStream());
      int type = in.readUnsignedByte();
      int version = in.readUnsignedShort();
      assertThat(version).isBetween(0x0301, 0x0303);
      byte[] content = new byte[in.readUnsignedShort()];
      in.readFully(content);
      return IntStream.concat(
              IntStream.of(type), IntStream.range(0, content.length).map(i -> content[i] & 0xFF))
          .toArray();
    }
  }

  @Test
  void refusesSuitesWithoutAuthenticatedEncryption() throws Exception {
    try (SSLSocket socket = connect("TLSv1.2")) {
      socket.setEnabledCipherSuites(new String[] {"TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA384"});
      assertThatThrownBy(socket::startHandshake).isInstanceOf(SSLException.class);
    }
  }

  @Test
  void speaksHttp2AndInsistsOnTls() throws Exception {
    HttpClient client = HttpClient.newBuilder().sslContext(certificate().trusting()).build();
    HttpResponse<String> home =
        client.send(
            HttpRequest.newBuilder(URI.create("https://localhost:" + port() + "/v1/home")).build(),
            BodyHandlers.ofString());
    assertThat(home.statusCode()).isEqualTo(200);
    assertThat(home.version()).isEqualTo(HttpClient.Version.HTTP_2);
    assertThat(home.headers().firstValue("Strict-Transport-Security"))
        .hasValue("max-age=31536000; includeSubDomains");
    assertThat(Raw.send("GET /v1/home", List.of()).header("Strict-Transport-Security")).isEmpty();
  }

  @Test
  void letsTheNamedOriginIn() {
    Reply read = Raw.send("GET /v1/home", List.of("Origin: " + OURS));
    assertThat(read.status()).isEqualTo(200);
    assertThat(read.header("Access-Control-Allow-Origin")).hasValue(OURS);
    assertThat(read.header("Access-Control-Allow-Credentials")).isNotEqualTo(Optional.of("true"));
    assertThat(read.header("Access-Control-Expose-Headers"))
        .hasValueSatisfying(exposed -> assertThat(exposed).contains("ETag", "Retry-After"));
    Reply asked =
        Raw.send(
            "OPTIONS /v1/consultations",
            List.of(
                "Origin: " + OURS,
                "Access-Control-Request-Method: POST",
                "Access-Control-Request-Headers: authorization, idempotency-key"));
    assertThat(asked.status()).isEqualTo(200);
    assertThat(asked.header("Access-Control-Allow-Methods"))
        .hasValueSatisfying(methods -> assertThat(methods).contains("POST").doesNotContain("*"));
    assertThat(asked.header("Access-Control-Max-Age")).hasValue("600");
    assertThat(asked.header("X-Content-Type-Options")).hasValue("nosniff");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://elsewhere.example",
        "http://pages.example.org",
        "https://pages.example.org.evil.example",
        "https://sub.pages.example.org",
        "null",
      })
  void keepsOtherOriginsOut(String origin) {
    Reply read = Raw.send("GET /v1/home", List.of("Origin: " + origin));
    assertThat(read.header("Access-Control-Allow-Origin")).isEmpty();
    assertThat(read.text()).isEmpty();
    Reply asked =
        Raw.send(
            "OPTIONS /v1/consultations",
            List.of("Origin: " + origin, "Access-Control-Request-Method: POST"));
    assertThat(asked.header("Access-Control-Allow-Origin")).isEmpty();
  }
}
