package org.gongkai.platform.security;

import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** The AES-256 keys of personal fields by their names: one that writes, and all that read. */
final class FieldKeys {

  private static final int KEY_BYTES = 32;
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,16}");

  private final String presentId;
  private final SecretKeySpec present;
  private final Map<String, SecretKeySpec> all = new HashMap<>();

  /**
   * Reads the configured keys.
   *
   * @throws IllegalStateException naming the setting when a key or a name has another form, or a
   *     name stands for two keys
   */
  FieldKeys(SecurityConfig config) {
    this.presentId = config.fieldKeyId();
    if (!ID.matcher(presentId).matches()) {
      throw new IllegalStateException(
          "gongkai.security.field-key-id must be 1 to 16 letters, digits, _ or -");
    }
    this.present = key("field-key", config.fieldKey());
    all.put(presentId, present);
    config.oldFieldKeys().ifPresent(old -> old.forEach(this::addOld));
  }

  String presentId() {
    return presentId;
  }

  SecretKeySpec present() {
    return present;
  }

  /** The key of a name; null for an unknown one. */
  @Nullable SecretKeySpec find(String id) {
    return all.get(id);
  }

  private void addOld(String entry) {
    String stripped = entry.strip();
    int equals = stripped.indexOf('=');
    String id = equals < 0 ? "" : stripped.substring(0, equals);
    if (!ID.matcher(id).matches()) {
      throw new IllegalStateException(
          "gongkai.security.old-field-keys must be names and keys: name=base64,name=base64");
    }
    if (all.putIfAbsent(id, key("old-field-keys", stripped.substring(equals + 1))) != null) {
      throw new IllegalStateException(
          "gongkai.security.old-field-keys and field-key-id must name each key once");
    }
  }

  private static SecretKeySpec key(String setting, String base64) {
    byte[] bytes = read(setting, base64);
    if (bytes.length != KEY_BYTES) {
      throw new IllegalStateException(
          "gongkai.security." + setting + " must be 32 bytes, in base64");
    }
    return new SecretKeySpec(bytes, "AES");
  }

  static byte[] read(String setting, String base64) {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException unreadable) {
      throw new IllegalStateException("gongkai.security." + setting + " is not base64", unreadable);
    }
  }
}
