package org.gongkai.platform.security;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FieldCipherTest {

  private static final String PLACE = "citizen.phone_sealed";
  private static final String KEY = key(32, 1);
  private static final String HASH = key(32, 2);

  private final FieldCipher cipher = cipher(KEY, "2026", HASH);

  @ParameterizedTest
  @ValueSource(strings = {"", "甲某某", "000-00000000", "𠮷\u0000\n:"})
  void readsBackWhatItSealed(String plain) {
    assertThat(cipher.decrypt(PLACE, cipher.encrypt(PLACE, plain))).isEqualTo(plain);
  }

  @Test
  void readsBackALongText() {
    String plain = "意见".repeat(5000);
    assertThat(cipher.decrypt(PLACE, cipher.encrypt(PLACE, plain))).isEqualTo(plain);
  }

  @Test
  void namesItsKeyAndShowsNothing() {
    assertThat(cipher.encrypt(PLACE, "甲某某")).matches("2026:1:[A-Za-z0-9+/]+=*").doesNotContain("甲");
  }

  @Test
  void usesAnotherNonceEachTime() {
    Set<String> nonces = new HashSet<>();
    for (int i = 0; i < 1000; i++) {
      nonces.add(cipher.encrypt(PLACE, "甲").substring(0, "2026:1:".length() + 16));
    }
    assertThat(nonces).hasSize(1000);
  }

  @Test
  void refusesAValueOfWhichAnyByteWasChanged() {
    String sealed = cipher.encrypt(PLACE, "甲某某");
    byte[] bytes = Base64.getDecoder().decode(sealed.substring("2026:1:".length()));
    for (int i = 0; i < bytes.length; i++) {
      byte[] changed = bytes.clone();
      changed[i] ^= 1;
      String tampered = "2026:1:" + Base64.getEncoder().encodeToString(changed);
      assertThatThrownBy(() -> cipher.decrypt(PLACE, tampered))
          .isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void refusesAValueCutAnywhere() {
    String sealed = cipher.encrypt(PLACE, "甲某某");
    byte[] bytes = Base64.getDecoder().decode(sealed.substring("2026:1:".length()));
    for (int length = 0; length < bytes.length; length++) {
      byte[] cut = Arrays.copyOf(bytes, length);
      String tampered = "2026:1:" + Base64.getEncoder().encodeToString(cut);
      assertThatThrownBy(() -> cipher.decrypt(PLACE, tampered))
          .as("cut to %d bytes", length)
          .isInstanceOf(IllegalStateException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "甲某某",
        "2026",
        ":",
        "2026:",
        "2026:!",
        "2026:1:",
        "2026:1:!",
        "2026:甲",
        "2025:AAAA"
      })
  void refusesWhatItDidNotSeal(String stored) {
    assertThatThrownBy(() -> cipher.decrypt(PLACE, stored))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void refusesAValueOfAnotherKey() {
    FieldCipher other = cipher(key(32, 3), "2026", HASH);
    String sealed = other.encrypt(PLACE, "甲某某");
    assertThatThrownBy(() -> cipher.decrypt(PLACE, sealed))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void refusesAValueThatWasMovedToAnotherPlace() {
    String sealed = cipher.encrypt("comment.respondent_name", "甲某某");
    assertThatThrownBy(() -> cipher.decrypt("comment.respondent_phone", sealed))
        .isInstanceOf(IllegalStateException.class);
    String unbound = "2026:" + sealed.substring("2026:1:".length());
    assertThatThrownBy(() -> cipher.decrypt("comment.respondent_name", unbound))
        .as("the form cannot be changed")
        .isInstanceOf(IllegalStateException.class);
  }

  /** Made by {@code AES/GCM/NoPadding} without additional data, as values of before are. */
  @Test
  void readsAValueFromBeforePlacesWereBound() throws GeneralSecurityException {
    byte[] nonce = new byte[12];
    Cipher aes = Cipher.getInstance("AES/GCM/NoPadding");
    aes.init(
        Cipher.ENCRYPT_MODE,
        new SecretKeySpec(Base64.getDecoder().decode(KEY), "AES"),
        new GCMParameterSpec(128, nonce));
    byte[] sealed = aes.doFinal("甲某某".getBytes(UTF_8));
    byte[] stored = Arrays.copyOf(nonce, nonce.length + sealed.length);
    System.arraycopy(sealed, 0, stored, nonce.length, sealed.length);
    String value = "2026:" + Base64.getEncoder().encodeToString(stored);
    assertThat(cipher.decrypt(PLACE, value)).isEqualTo("甲某某");
    assertThat(value).doesNotStartWith(cipher.presentMark());
  }

  @Test
  void readsUnderOldKeysAndWritesUnderThePresentOne() {
    String before = cipher(KEY, "2025", HASH).encrypt(PLACE, "甲某某");
    FieldCipher changed = cipher(key(32, 7), "2026", HASH, "2024=" + key(32, 8), "2025=" + KEY);
    assertThat(changed.decrypt(PLACE, before)).isEqualTo("甲某某");
    assertThat(changed.encrypt(PLACE, "甲某某")).startsWith("2026:1:");
    assertThat(changed.presentMark()).isEqualTo("2026:1:");
    assertThat(changed.decrypt(PLACE, changed.encrypt(PLACE, "乙"))).isEqualTo("乙");
  }

  @Test
  void refusesOldKeysThatItCannotUse() {
    for (String old :
        List.of("2025", "=" + KEY, "20 25=" + KEY, "2026=" + KEY, "2025=AAAA", "a=!")) {
      assertThatThrownBy(() -> cipher(KEY, "2026", HASH, old))
          .as(old)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("old-field-keys")
          .message()
          .doesNotContain(KEY);
    }
  }

  @Test
  void refusesAValueOfAnotherKeyId() {
    String sealed = cipher(KEY, "2025", HASH).encrypt(PLACE, "甲某某");
    assertThatThrownBy(() -> cipher.decrypt(PLACE, sealed))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void tellsNothingOfTheValueItRefuses() {
    assertThatThrownBy(() -> cipher.decrypt(PLACE, "甲某某"))
        .message()
        .doesNotContain("甲某某", KEY, HASH);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 16, 24, 31, 33, 64})
  void refusesAFieldKeyOfAnotherSize(int bytes) {
    assertThatThrownBy(() -> cipher(key(bytes, 1), "2026", HASH))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("gongkai.security.field-key");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 31})
  void refusesAShortHashKey(int bytes) {
    assertThatThrownBy(() -> cipher(KEY, "2026", key(bytes, 1)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("gongkai.security.hash-key");
  }

  @Test
  void takesALongerHashKey() {
    assertThat(cipher(KEY, "2026", key(64, 1)).hash("甲")).hasSize(43);
  }

  @Test
  void namesTheSettingWhenAKeyIsNotBase64() {
    assertThatThrownBy(() -> cipher("not base64!", "2026", HASH))
        .hasMessageContaining("gongkai.security.field-key");
    assertThatThrownBy(() -> cipher(KEY, "2026", "not base64!"))
        .hasMessageContaining("gongkai.security.hash-key");
  }

  @Test
  void refusesAKeyIdWithWhichItCouldNotReadBack() {
    assertThatThrownBy(() -> cipher(KEY, "2026:1", HASH))
        .hasMessageContaining("gongkai.security.field-key-id");
  }

  @Test
  void refusesAKeyIdOfMoreThan16Characters() {
    assertThat(cipher(KEY, "k".repeat(16), HASH).encrypt(PLACE, "甲"))
        .startsWith("k".repeat(16) + ':');
    assertThatThrownBy(() -> cipher(KEY, "k".repeat(17), HASH))
        .hasMessageContaining("gongkai.security.field-key-id");
  }

  @Test
  void hashesTheSameTextToTheSameValue() {
    assertThat(cipher.hash("oInvented-1"))
        .isEqualTo(cipher.hash("oInvented-1"))
        .isNotEqualTo(cipher.hash("oInvented-2"))
        .matches("[A-Za-z0-9_-]{43}");
  }

  @Test
  void hashesDependOnTheHashKeyAlone() {
    String hash = cipher.hash("oInvented-1");
    assertThat(cipher(key(32, 9), "2027", HASH).hash("oInvented-1")).isEqualTo(hash);
    assertThat(cipher(KEY, "2026", key(32, 9)).hash("oInvented-1")).isNotEqualTo(hash);
  }

  private static FieldCipher cipher(
      String fieldKey, String fieldKeyId, String hashKey, String... old) {
    return new FieldCipher(new Keys(fieldKey, fieldKeyId, hashKey, Optional.of(List.of(old))));
  }

  private static String key(int bytes, int fill) {
    byte[] key = new byte[bytes];
    Arrays.fill(key, (byte) fill);
    return Base64.getEncoder().encodeToString(key);
  }

  private record Keys(
      String fieldKey, String fieldKeyId, String hashKey, Optional<List<String>> oldFieldKeys)
      implements SecurityConfig {

    @Override
    public String unitClaim() {
      return "unit";
    }
  }
}
