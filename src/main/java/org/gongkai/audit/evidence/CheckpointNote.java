package org.gongkai.audit.evidence;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/**
 * A signed head of the log as others read it (C2SP tlog-checkpoint and signed-note): name, number
 * of leaves and root, each on a line, an empty line, and the signature.
 */
final class CheckpointNote {

  private static final String SIGNED_BY = "\u2014 ";
  private static final int HASH_BYTES = 4;

  private CheckpointNote() {}

  /** A new one. */
  static String sign(LogSigner signer, long size, byte[] root) {
    LogKey key = signer.key();
    String text = text(key.name(), size, root);
    byte[] signature = signer.sign(text);
    byte[] hashed = Arrays.copyOf(key.hash(), HASH_BYTES + signature.length);
    System.arraycopy(signature, 0, hashed, HASH_BYTES, signature.length);
    return text + "\n" + SIGNED_BY + key.name() + " " + base64(hashed) + "\n";
  }

  /** Whether a note speaks of a head of the log, signed by one of its keys. */
  static boolean isSigned(String note, LogSigner signer, long size, byte[] root) {
    int at = note.indexOf("\n\n" + SIGNED_BY);
    String[] words = at < 0 ? new String[0] : note.substring(at + 2).strip().split(" ");
    if (words.length != 3) {
      return false;
    }
    byte[] hashed = decode(words[2]);
    if (hashed.length <= HASH_BYTES) {
      return false;
    }
    byte[] hash = Arrays.copyOf(hashed, HASH_BYTES);
    byte[] signature = Arrays.copyOfRange(hashed, HASH_BYTES, hashed.length);
    return signer
        .key(hash)
        .filter(key -> note.substring(0, at + 1).equals(text(key.name(), size, root)))
        .filter(key -> key.verifies(note.substring(0, at + 1), signature))
        .isPresent();
  }

  private static String text(String name, long size, byte[] root) {
    return name + "\n" + size + "\n" + base64(root) + "\n";
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static byte[] decode(String base64) {
    try {
      return Base64.getDecoder().decode(base64.getBytes(StandardCharsets.US_ASCII));
    } catch (IllegalArgumentException none) {
      return new byte[0];
    }
  }
}
