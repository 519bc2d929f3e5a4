package org.gongkai.platform.security;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The first message of a TLS client (RFC 5246, section 7.4.1.2), of any version it is told. */
final class ClientHello {

  /** Suites with elliptic curves that every version since 1.0, or 1.2 for the last, knows. */
  private static final int[] SUITES = {0xC009, 0xC00A, 0xC013, 0xC014, 0xC02B};

  private ClientHello() {}

  /** The record to send; 0x0301 is TLS 1.0, 0x0303 is TLS 1.2. */
  static byte[] of(int version) {
    try {
      byte[] body = body(version);
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      DataOutputStream out = new DataOutputStream(bytes);
      out.writeByte(22);
      out.writeShort(0x0301);
      out.writeShort(body.length + 4);
      out.writeByte(1);
      out.writeByte(0);
      out.writeShort(body.length);
      out.write(body);
      return bytes.toByteArray();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static byte[] body(int version) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeShort(version);
    // A random number that need not be random here, and no session to go on with.
    out.write(new byte[32]);
    out.writeByte(0);
    out.writeShort(2 * SUITES.length);
    for (int suite : SUITES) {
      out.writeShort(suite);
    }
    // No compression.
    out.writeShort(0x0100);
    byte[] extensions = extensions();
    out.writeShort(extensions.length);
    out.write(extensions);
    return bytes.toByteArray();
  }

  /** The curve secp256r1, its points uncompressed, signatures with ECDSA and SHA-256. */
  private static byte[] extensions() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    for (int[] extension : new int[][] {{10, 4, 0, 2, 0, 23}, {11, 2, 1, 0}, {13, 4, 0, 2, 4, 3}}) {
      out.writeShort(extension[0]);
      out.writeShort(extension[1]);
      for (int i = 2; i < extension.length; i++) {
        out.writeByte(extension[i]);
      }
    }
    return bytes.toByteArray();
  }
}
