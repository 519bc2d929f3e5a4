package org.gongkai.audit;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import org.gongkai.platform.security.FieldCipher;
import org.jspecify.annotations.Nullable;

/**
 * Binds the columns of an entry together: HMAC-SHA-256 under the hash key over {@code
 * gongkai-audit-v1} and each column as its length in bytes of UTF-8, a colon and its text, {@code
 * -:} for a missing one, in the order id, at, actor, action, subject, subject_id, reason, detail.
 */
@ApplicationScoped
class AuditMac {

  private static final String FORMAT = "gongkai-audit-v1";

  private final FieldCipher cipher;

  AuditMac(FieldCipher cipher) {
    this.cipher = cipher;
  }

  /** 43 characters. */
  String of(AuditEntryEntity entry) {
    return cipher.hash(canonical(entry));
  }

  boolean fits(AuditEntryEntity entry) {
    return entry.mac != null
        && MessageDigest.isEqual(
            entry.mac.getBytes(StandardCharsets.US_ASCII),
            of(entry).getBytes(StandardCharsets.US_ASCII));
  }

  static String canonical(AuditEntryEntity entry) {
    StringBuilder text = new StringBuilder(FORMAT);
    for (Object column :
        Arrays.asList(
            entry.id,
            entry.at,
            entry.actor,
            entry.action,
            entry.subject,
            entry.subjectId,
            entry.reason,
            entry.detail)) {
      append(text, column);
    }
    return text.toString();
  }

  private static void append(StringBuilder text, @Nullable Object column) {
    text.append('\n');
    if (column == null) {
      text.append("-:");
    } else {
      String value = column.toString();
      text.append(value.getBytes(StandardCharsets.UTF_8).length).append(':').append(value);
    }
  }
}
