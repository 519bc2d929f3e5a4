package org.gongkai.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.List;
import java.util.Random;

/** Cursors that no list gave out. */
final class Cursors {

  private static final List<String> INSIDE =
      List.of(
          "0",
          "-1",
          "9223372036854775807",
          "9223372036854775808",
          "0197a3c0-0000-7000-8000-000000000001",
          "ffffffff-ffff-ffff-ffff-ffffffffffff",
          "1-1-1-1-1",
          "253402300800000",
          "-999999999999999",
          "2026-04-01T00:00:00Z",
          "-infinity",
          "' or 1=1 -- gk7x",
          "\u0000",
          "\ud800",
          "中",
          "",
          "{\"gk7x\":1}",
          "null");

  private Cursors() {}

  /** One to four parts with a usual separator, in Base64 or not. */
  static String forged(Random random) {
    StringBuilder inside = new StringBuilder(Hostile.any(INSIDE, random));
    String separator = Hostile.any(List.of("|", ":", ",", " ", "_", "/", "\n"), random);
    for (int i = random.nextInt(4); i > 0; i--) {
      inside.append(separator).append(Hostile.any(INSIDE, random));
    }
    byte[] bytes = inside.toString().getBytes(UTF_8);
    return switch (random.nextInt(4)) {
      case 0 -> inside.toString();
      case 1 -> Base64.getEncoder().encodeToString(bytes);
      default -> Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    };
  }
}
