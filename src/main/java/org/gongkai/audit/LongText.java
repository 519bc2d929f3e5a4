package org.gongkai.audit;

import java.util.Map;
import org.gongkai.platform.security.Digests;

/** A text as an entry's detail names it: recognised by who has it, read by nobody. */
public final class LongText {

  private LongText() {}

  /** SHA-256 in hex and length in characters. */
  public static Map<String, Object> of(String text) {
    return Map.of("sha256", Digests.sha256Hex(text), "length", text.length());
  }
}
