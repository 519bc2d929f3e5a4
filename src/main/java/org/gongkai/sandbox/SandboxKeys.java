package org.gongkai.sandbox;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Properties;

/** Keys made at the first start and kept beside the data that they protect; none is shipped. */
final class SandboxKeys {

  private static final String FILE = "keys.properties";
  private static final String STAFF_PRIVATE = "staff.private";
  private static final String STAFF_PUBLIC = "staff.public";
  private static final String CITIZEN_PRIVATE = "citizen.private";
  private static final String FIELD = "field";
  private static final String HASH = "hash";
  private static final String EVIDENCE = "evidence";

  private final Properties keys;

  private SandboxKeys(Properties keys) {
    this.keys = keys;
  }

  static SandboxKeys loadOrMake(Path dataDir) {
    Path file = dataDir.resolve(FILE);
    Properties keys = new Properties();
    try {
      Files.createDirectories(dataDir);
      if (Files.exists(file)) {
        try (Reader in = Files.newBufferedReader(file)) {
          keys.load(in);
        }
      } else {
        make(keys);
      }
      // A folder of an earlier release has none.
      if (keys.putIfAbsent(EVIDENCE, base64(randomBytes())) == null) {
        try (Writer out = Files.newBufferedWriter(file)) {
          keys.store(out, "Keys of this data folder. Not for production.");
        }
      }
      return new SandboxKeys(keys);
    } catch (IOException | GeneralSecurityException failure) {
      throw new IllegalStateException("cannot make keys in " + dataDir, failure);
    }
  }

  private static void make(Properties keys) throws NoSuchAlgorithmException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    KeyPair staff = generator.generateKeyPair();
    keys.setProperty(STAFF_PRIVATE, base64(staff.getPrivate().getEncoded()));
    keys.setProperty(STAFF_PUBLIC, base64(staff.getPublic().getEncoded()));
    keys.setProperty(
        CITIZEN_PRIVATE, base64(generator.generateKeyPair().getPrivate().getEncoded()));
    keys.setProperty(FIELD, base64(randomBytes()));
    keys.setProperty(HASH, base64(randomBytes()));
  }

  private static byte[] randomBytes() {
    byte[] bytes = new byte[32];
    new SecureRandom().nextBytes(bytes);
    return bytes;
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  String staffPublic() {
    return keys.getProperty(STAFF_PUBLIC);
  }

  String staffPrivate() {
    return keys.getProperty(STAFF_PRIVATE);
  }

  String citizenPrivate() {
    return keys.getProperty(CITIZEN_PRIVATE);
  }

  String field() {
    return keys.getProperty(FIELD);
  }

  String hash() {
    return keys.getProperty(HASH);
  }

  String evidence() {
    return keys.getProperty(EVIDENCE);
  }

  static PrivateKey privateKey(String base64) {
    try {
      byte[] encoded = Base64.getDecoder().decode(base64);
      return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(encoded));
    } catch (GeneralSecurityException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }
}
