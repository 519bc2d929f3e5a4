package org.gongkai.channel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gongkai.platform.security.FieldCipher;
import org.jspecify.annotations.Nullable;

/** Settings and credentials as they are stored: credentials only ever sealed. */
@ApplicationScoped
class ChannelAccounts {

  private static final String CREDENTIALS = "channel.credentials";

  private final FieldCipher cipher;
  private final ObjectMapper json;

  ChannelAccounts(FieldCipher cipher, ObjectMapper json) {
    this.cipher = cipher;
    this.json = json;
  }

  /** A registered channel with its secrets in the clear. */
  ChannelAccount of(ChannelEntity row) {
    return new ChannelAccount(
        row.id, row.kind, row.name, row.account, settings(row), credentials(row.credentials));
  }

  Map<String, String> settings(ChannelEntity row) {
    return read(row.settings);
  }

  /** Which credentials are stored, in alphabetical order. */
  List<String> credentialNames(ChannelEntity row) {
    return credentials(row.credentials).keySet().stream().sorted().toList();
  }

  String write(Map<String, String> settings) {
    try {
      return json.writeValueAsString(new TreeMap<>(settings));
    } catch (JsonProcessingException unwritable) {
      throw unusable();
    }
  }

  /** Credentials sealed; null for none. */
  @Nullable String seal(@Nullable Map<String, String> credentials) {
    return credentials == null || credentials.isEmpty()
        ? null
        : cipher.encrypt(CREDENTIALS, write(credentials));
  }

  private Map<String, String> credentials(@Nullable String sealed) {
    return sealed == null ? Map.of() : read(cipher.decrypt(CREDENTIALS, sealed));
  }

  private Map<String, String> read(String stored) {
    try {
      return json.readValue(stored, new TypeReference<>() {});
    } catch (JsonProcessingException unreadable) {
      throw unusable();
    }
  }

  /** Without the cause, whose message may repeat what it could not read. */
  private static IllegalStateException unusable() {
    return new IllegalStateException("settings of a channel unreadable");
  }
}
