package org.gongkai.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.gongkai.platform.security.FieldCipher;
import org.gongkai.platform.security.SecurityConfig;
import org.gongkai.testsupport.Api;
import org.gongkai.testsupport.Database;
import org.gongkai.testsupport.Sandbox;
import org.junit.jupiter.api.Test;

/** The rotation of the field key over rows that were sealed under one of before. */
@QuarkusTest
@QuarkusTestResource(Sandbox.class)
class KeyRotationTest {

  private static final String MARK = "before:1:%";

  @Inject KeyRotation rotation;
  @Inject FieldVerificationTask verification;
  @Inject FieldCipher cipher;

  @Inject
  @ConfigProperty(name = "gongkai.security.hash-key")
  String hashKey;

  @Test
  void knowsEveryColumnThatHoldsSealedValues() {
    Api.aComment(Api.anOpenConsultation(), "建议延长收摊时间。");
    String columns =
        Database.text(
            "select string_agg(table_name || '.' || column_name, ',') from"
                + " information_schema.columns where table_schema = 'public' and data_type ="
                + " 'character varying'");
    Set<String> sealed = new TreeSet<>();
    for (String name : columns.split(",", -1)) {
      String table = name.substring(0, name.indexOf('.'));
      String column = name.substring(name.indexOf('.') + 1);
      if (count(table, column, "~ '^[A-Za-z0-9_-]{1,16}:1:[A-Za-z0-9+/]{38,}=*$'") > 0) {
        sealed.add(name);
      }
    }
    assertThat(
            Arrays.stream(SealedColumn.values())
                .map(SealedColumn::place)
                .collect(Collectors.toSet()))
        .containsAll(sealed);
    assertThat(sealed).contains("comment.respondent_name", "citizen.openid_sealed");
  }

  @Test
  void sealsEveryColumnAnew() {
    String openid = "rotated-" + UUID.randomUUID();
    List<String> texts = List.of("甲某某", "13900009999", "{\"a\":1}");
    UUID comment = aRowOfEachColumn(openid, texts);
    RotationReport rehearsed = of(run(true), SealedColumn.COMMENT_NAME);
    assertThat(rehearsed.outdated()).isPositive();
    assertThat(rehearsed.resealed()).isZero();
    assertThat(count("comment", "respondent_name", "like '" + MARK + "'")).isOne();

    List<RotationReport> done = run(false);
    assertThat(done).hasSize(SealedColumn.values().length);
    for (SealedColumn column : SealedColumn.values()) {
      RotationReport report = of(done, column);
      assertThat(report.resealed()).as(report.place()).isPositive();
      assertThat(count(column.table(), column.column(), "like '" + MARK + "'"))
          .as(report.place())
          .isZero();
    }
    assertThat(opened("comment.respondent_name", "id = '" + comment + "'")).isEqualTo("甲某某");
    assertThat(opened("comment.respondent_phone", "id = '" + comment + "'"))
        .isEqualTo("13900009999");
    assertThat(opened("citizen.openid_sealed", "openid_hash = '" + cipher.hash(openid) + "'"))
        .isEqualTo(openid);
    assertThat(opened("channel.credentials", "id = 'rotated'")).isEqualTo("{\"a\":1}");
    Database.update("delete from channel where id = 'rotated'");
    assertThat(of(run(false), SealedColumn.COMMENT_NAME).resealed()).as("once").isZero();
  }

  @Test
  void leavesWhatItCannotReadAndSaysSo() {
    FieldCipher lost = cipher("lost", 77);
    UUID citizen = UUID.randomUUID();
    Database.update(
        "insert into citizen (id, openid_hash, openid_sealed) values (?, ?, ?)",
        citizen,
        cipher.hash(citizen.toString()),
        lost.encrypt("citizen.openid_sealed", "lost"));
    try {
      RotationReport rehearsed = of(run(true), SealedColumn.CITIZEN_OPENID);
      RotationReport done = of(run(false), SealedColumn.CITIZEN_OPENID);
      assertThat(rehearsed.unreadable()).isPositive().isEqualTo(done.unreadable());
      assertThat(done.outdated()).isEqualTo(done.resealed() + done.unreadable());
      assertThat(text("citizen", "openid_sealed", "id = '" + citizen + "'")).startsWith("lost:1:");
      assertThat(areAllReadable()).isFalse();
    } finally {
      Database.update("delete from citizen where id = ?", citizen);
    }
  }

  @Test
  void findsAValueThatWasChangedUnderThePresentKey() {
    UUID citizen = UUID.randomUUID();
    String sealed = cipher.encrypt("citizen.phone_sealed", "13900009999");
    Database.update(
        "insert into citizen (id, openid_hash, openid_sealed) values (?, ?, ?)",
        citizen,
        cipher.hash(citizen.toString()),
        sealed);
    try {
      assertThat(areAllReadable()).as("sealed for another column").isFalse();
    } finally {
      Database.update("delete from citizen where id = ?", citizen);
    }
    assertThat(areAllReadable()).isTrue();
  }

  private boolean areAllReadable() {
    try {
      return VertxContextSupport.subscribeAndAwait(verification::run);
    } catch (Throwable failure) {
      throw new AssertionError(failure);
    }
  }

  @Test
  void goesOnAfterItsFirstBatch() {
    FieldCipher before = before();
    for (int i = 0; i < KeyRotationService.BATCH + 3; i++) {
      Database.update(
          "insert into idempotency_record (subject, idempotency_key, operation, body_hash, status,"
              + " body) values ('rotated', ?, 'x', 'x', 200, ?)",
          "key-" + i,
          before.encrypt("idempotency_record.body", "{}"));
    }
    assertThat(of(run(false), SealedColumn.FIRST_ANSWER).resealed())
        .isGreaterThanOrEqualTo(KeyRotationService.BATCH + 3);
    assertThat(count("idempotency_record", "body", "like '" + MARK + "'")).isZero();
    Database.update("delete from idempotency_record where subject = 'rotated'");
  }

  @Test
  void takesAValueThatWasMovedForUnreadable() {
    String sealed = before().encrypt("comment.respondent_phone", "13900009999");
    UUID citizen = UUID.randomUUID();
    Database.update(
        "insert into citizen (id, openid_hash, openid_sealed) values (?, ?, ?)",
        citizen,
        cipher.hash(citizen.toString()),
        sealed);
    try {
      assertThat(of(run(false), SealedColumn.CITIZEN_OPENID).unreadable()).isPositive();
      assertThat(text("citizen", "openid_sealed", "id = '" + citizen + "'")).isEqualTo(sealed);
    } finally {
      Database.update("delete from citizen where id = ?", citizen);
    }
  }

  // --- Rows

  private UUID aRowOfEachColumn(String openid, List<String> texts) {
    FieldCipher before = before();
    UUID citizen = UUID.randomUUID();
    Database.update(
        "insert into citizen (id, openid_hash, openid_sealed, phone_sealed, phone_at) values (?, ?,"
            + " ?, ?, clock_timestamp())",
        citizen,
        cipher.hash(openid),
        before.encrypt("citizen.openid_sealed", openid),
        before.encrypt("citizen.phone_sealed", texts.get(1)));
    UUID comment =
        UUID.fromString(Api.aComment(Api.anOpenConsultation(), "建议" + UUID.randomUUID() + "。"));
    Database.update(
        "update comment set respondent_name = ?, respondent_phone = ? where id = ?",
        before.encrypt("comment.respondent_name", texts.get(0)),
        before.encrypt("comment.respondent_phone", texts.get(1)),
        comment);
    Database.update(
        "insert into wechat_event (id, app, name, dedupe_key, content, received_at, due_at, state,"
            + " done_at) values (?, 'mini', 'x', ?, ?, clock_timestamp(), clock_timestamp(),"
            + " 'DONE', clock_timestamp())",
        UUID.randomUUID(),
        cipher.hash(openid),
        before.encrypt("wechat_event.content", texts.get(2)));
    Database.update(
        "insert into channel (id, kind, name, state, credentials) values ('rotated', 'WEBHOOK',"
            + " 'x', 'CLOSED', ?)",
        before.encrypt("channel.credentials", texts.get(2)));
    Database.update(
        "insert into idempotency_record (subject, idempotency_key, operation, body_hash, status,"
            + " body) values (?, 'key-00001', 'x', 'x', 200, ?)",
        citizen.toString(),
        before.encrypt("idempotency_record.body", texts.get(2)));
    return comment;
  }

  private String opened(String place, String where) {
    int dot = place.indexOf('.');
    String stored = text(place.substring(0, dot), place.substring(dot + 1), where);
    assertThat(stored).startsWith(cipher.presentMark());
    return cipher.decrypt(place, stored);
  }

  private static String text(String table, String column, String where) {
    return Database.text("select %s from %s where %s".formatted(column, table, where));
  }

  private static long count(String table, String column, String condition) {
    return Database.number(
        "select count(*) from \"%s\" where \"%s\" %s".formatted(table, column, condition));
  }

  private List<RotationReport> run(boolean dryRun) {
    try {
      return VertxContextSupport.subscribeAndAwait(() -> rotation.run(dryRun));
    } catch (Throwable failure) {
      throw new AssertionError(failure);
    }
  }

  private static RotationReport of(List<RotationReport> reports, SealedColumn column) {
    return reports.stream()
        .filter(report -> report.place().equals(column.place()))
        .findFirst()
        .orElseThrow();
  }

  /** The key that the configuration of the tests names as an old one. */
  private FieldCipher before() {
    byte[] key = new byte[32];
    for (int i = 0; i < key.length; i++) {
      key[i] = (byte) i;
    }
    return cipher("before", key);
  }

  private FieldCipher cipher(String name, int fill) {
    byte[] key = new byte[32];
    Arrays.fill(key, (byte) fill);
    return cipher(name, key);
  }

  private FieldCipher cipher(String name, byte[] key) {
    return new FieldCipher(
        new Keys(Base64.getEncoder().encodeToString(key), name, hashKey, Optional.empty()));
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
