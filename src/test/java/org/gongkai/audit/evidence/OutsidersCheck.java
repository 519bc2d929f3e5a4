package org.gongkai.audit.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/** What somebody does who trusts nothing but the public key: docs/evidence.md, step by step. */
public final class OutsidersCheck {

  private OutsidersCheck() {}

  /** The root that a leaf and its path lead to (RFC 9162, section 2.1.3.2). */
  public static byte[] root(long index, long size, byte[] leaf, List<byte[]> path) {
    long fn = index;
    long sn = size - 1;
    byte[] hash = leaf;
    for (byte[] beside : path) {
      if (sn == 0) {
        throw new IllegalStateException("the path is too long");
      }
      if ((fn & 1) == 1 || fn == sn) {
        hash = node(beside, hash);
        while (fn != 0 && (fn & 1) == 0) {
          fn >>= 1;
          sn >>= 1;
        }
      } else {
        hash = node(hash, beside);
      }
      fn >>= 1;
      sn >>= 1;
    }
    if (sn != 0) {
      throw new IllegalStateException("the path is too short");
    }
    return hash;
  }

  /** The hash of a leaf. */
  public static byte[] leaf(String text) {
    return sha256(new byte[] {0}, text.getBytes(UTF_8));
  }

  /** What a comment's leaf says of its words. */
  public static String digest(String salt, String words) {
    return HexFormat.of().formatHex(sha256((salt + "\n" + words).getBytes(UTF_8)));
  }

  /** Number of leaves and root that a note vouches for. */
  public record Head(long size, String root) {}

  /** Reads a note; fails when the key did not sign it. */
  public static Head head(String note, String publicKey) throws GeneralSecurityException {
    String[] halves = note.split("\n\n", 2);
    String text = halves[0] + "\n";
    byte[] hashed = Base64.getDecoder().decode(halves[1].strip().split(" ", -1)[2]);
    byte[] x509 =
        join(
            HexFormat.of().parseHex("302a300506032b6570032100"),
            Base64.getDecoder().decode(publicKey));
    Signature verifier = Signature.getInstance("Ed25519");
    verifier.initVerify(
        KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(x509)));
    verifier.update(text.getBytes(UTF_8));
    if (!verifier.verify(Arrays.copyOfRange(hashed, 4, hashed.length))) {
      throw new GeneralSecurityException("not signed by the key");
    }
    String[] lines = text.split("\n", -1);
    return new Head(Long.parseLong(lines[1]), lines[2]);
  }

  private static byte[] node(byte[] left, byte[] right) {
    return sha256(new byte[] {1}, left, right);
  }

  private static byte[] sha256(byte[]... parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (byte[] part : parts) {
        digest.update(part);
      }
      return digest.digest();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static byte[] join(byte[] one, byte[] other) {
    byte[] both = Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, both, one.length, other.length);
    return both;
  }
}
