package org.gongkai.platform.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * A certificate for this machine that the JDK's own tool made a moment ago.
 *
 * @param store its PKCS #12 file
 */
public record SelfMadeCertificate(Path store) {

  /** Protects nothing: the key is gone with the build folder. */
  static final String PASSWORD = "made-for-a-test";

  /** Makes one, for the name localhost. */
  public static SelfMadeCertificate make() {
    try {
      Path target = Path.of(System.getProperty("gongkai.basedir", "."), "target");
      Path store =
          Files.createTempDirectory(Files.createDirectories(target), "test-certificate-")
              .resolve("server.p12")
              .toAbsolutePath();
      Process tool =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                  "-genkeypair",
                  "-alias",
                  "server",
                  "-keyalg",
                  "EC",
                  "-groupname",
                  "secp256r1",
                  "-dname",
                  "CN=localhost",
                  "-ext",
                  "san=dns:localhost",
                  "-validity",
                  "2",
                  "-storetype",
                  "PKCS12",
                  "-keystore",
                  store.toString(),
                  "-storepass",
                  PASSWORD)
              .redirectErrorStream(true)
              .start();
      String printed = new String(tool.getInputStream().readAllBytes(), UTF_8);
      if (tool.waitFor() != 0) {
        throw new IllegalStateException(printed);
      }
      return new SelfMadeCertificate(store);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  /** For clients that believe this certificate and no other. */
  SSLContext trusting() throws GeneralSecurityException, IOException {
    KeyStore keys = keys();
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("server", keys.getCertificate("server"));
    TrustManagerFactory managers =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    managers.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, managers.getTrustManagers(), null);
    return context;
  }

  /** The certificate, as servers and those who trust them read it. */
  public String certificatePem() throws GeneralSecurityException, IOException {
    return pem("CERTIFICATE", keys().getCertificate("server").getEncoded());
  }

  /** Its key, as servers read it. */
  public String keyPem() throws GeneralSecurityException, IOException {
    return pem("PRIVATE KEY", keys().getKey("server", PASSWORD.toCharArray()).getEncoded());
  }

  private static String pem(String kind, byte[] bytes) {
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
        .formatted(kind, Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes), kind);
  }

  private KeyStore keys() throws GeneralSecurityException, IOException {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, PASSWORD.toCharArray());
    }
    return keys;
  }
}
