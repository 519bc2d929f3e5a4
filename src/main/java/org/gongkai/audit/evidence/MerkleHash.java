package org.gongkai.audit.evidence;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Hashes of RFC 9162, section 2.1.1, with SHA-256: leaves and nodes can never be mistaken. */
final class MerkleHash {

  private static final byte LEAF = 0;
  private static final byte NODE = 1;

  private MerkleHash() {}

  /** Of a leaf's text in UTF-8. */
  static byte[] leaf(String text) {
    MessageDigest digest = sha256();
    digest.update(LEAF);
    return digest.digest(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Of two subtrees. */
  static byte[] node(byte[] left, byte[] right) {
    MessageDigest digest = sha256();
    digest.update(NODE);
    digest.update(left);
    return digest.digest(right);
  }

  /** Of a link in the chain: the link before it, and the leaf. */
  static byte[] link(byte[] before, byte[] leaf) {
    MessageDigest digest = sha256();
    digest.update(before);
    return digest.digest(leaf);
  }

  /** Of the tree, or the chain, without any leaf. */
  static byte[] empty() {
    return sha256().digest();
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
