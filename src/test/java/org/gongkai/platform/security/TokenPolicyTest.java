package org.gongkai.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TokenPolicyTest {

  private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");

  @Test
  void takesSubjectsThatStandForAPerson() {
    assertThat(TokenPolicy.isSubject("s")).isTrue();
    assertThat(TokenPolicy.isSubject("张样例")).isTrue();
    assertThat(TokenPolicy.isSubject("s".repeat(255))).isTrue();
    assertThat(TokenPolicy.isSubject("s".repeat(256))).isFalse();
    assertThat(TokenPolicy.isSubject(null)).isFalse();
    for (String none : List.of("", " ", "a\u0000b", "a\nb", "a\u0085b")) {
      assertThat(TokenPolicy.isSubject(none)).isFalse();
    }
  }

  @Test
  void allowsTheIssuersClockToBeAheadByTheSkew() {
    long now = NOW.getEpochSecond();
    assertThat(TokenPolicy.isIssued(now, NOW, 0)).isTrue();
    assertThat(TokenPolicy.isIssued(now + 30, NOW, 30)).isTrue();
    assertThat(TokenPolicy.isIssued(now + 31, NOW, 30)).isFalse();
    assertThat(TokenPolicy.isIssued(now + 1, NOW, 0)).isFalse();
  }

  @Test
  void readsUnitsFromATextOrAList() {
    assertThat(TokenPolicy.texts("甲局")).containsExactly("甲局");
    assertThat(TokenPolicy.texts(" 甲局 ")).containsExactly("甲局");
    assertThat(TokenPolicy.texts(List.of("甲局", "乙局"))).containsExactly("甲局", "乙局");
    assertThat(TokenPolicy.texts(Json.createArrayBuilder().add("甲局").add(5).build()))
        .containsExactly("甲局");
    assertThat(TokenPolicy.texts(Json.createValue("甲局"))).containsExactly("甲局");
  }

  @Test
  void findsNoUnitInAnythingElse() {
    assertThat(TokenPolicy.texts(null)).isEmpty();
    assertThat(TokenPolicy.texts("")).isEmpty();
    assertThat(TokenPolicy.texts(5)).isEmpty();
    List<Object> others = new ArrayList<>();
    others.add(null);
    others.add(" ");
    others.add(List.of("甲局"));
    assertThat(TokenPolicy.texts(others)).isEmpty();
  }
}
