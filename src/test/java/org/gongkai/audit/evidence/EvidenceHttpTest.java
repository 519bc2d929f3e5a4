package org.gongkai.audit.evidence;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.gongkai.audit.AuditService;
import org.gongkai.audit.AuditedAction;
import org.gongkai.testsupport.Api;
import org.gongkai.testsupport.Database;
import org.gongkai.testsupport.Refusals;
import org.gongkai.testsupport.Sandbox;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The log of evidence over HTTP, and what becomes of it when somebody tampers with the database.
 */
@QuarkusTest
@QuarkusTestResource(Sandbox.class)
class EvidenceHttpTest {

  private static final String WORDS = "建议在集市入口公示收费标准。";

  @Inject SealingWorker worker;
  @Inject SealingService sealing;
  @Inject AuditService audit;
  @Inject VerificationService verification;
  @Inject VerificationTask task;

  private final String subject = UUID.randomUUID().toString();

  /** Three entries of the trail in the log, below a signed head. */
  @BeforeEach
  void sealed() throws Throwable {
    for (int i = 0; i < 3; i++) {
      AuditedAction action =
          new AuditedAction(
              "staff-1", "groupComments", "group", UUID.fromString(subject), "理由", Map.of("n", i));
      VertxContextSupport.subscribeAndAwait(() -> audit.record(action));
    }
    seal();
  }

  @Test
  void provesAReceiptToWhoTrustsNothingButTheKey() throws Throwable {
    String consultation = Api.anOpenConsultation();
    Response sent = Api.comment(consultation, "proof", Api.commentBody(WORDS));
    String receipt = sent.path("receipt");
    Refusals.assertRefused(
        "proveReceipt",
        409,
        "proof-not-ready",
        () -> given().get("/v1/receipts/" + receipt + "/proof"));
    seal();
    JsonPath proof = proof(receipt);
    String leaf = proof.getString("proofs[0].leaf");
    assertThat(leaf.split("\n"))
        .containsExactly(
            "gongkai-comment-v1",
            receipt.replace("-", ""),
            consultation,
            Database.text(
                "select to_char(submitted_at at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.MS') ||"
                    + " 'Z' from comment where receipt = ?",
                receipt.replace("-", "")),
            OutsidersCheck.digest(proof.getString("salt"), WORDS));
    assertThat(proof.getList("proofs")).as("no verdict yet").hasSize(1);
    assertThat(isProven(proof, 0)).isTrue();
  }

  @Test
  void provesAVerdictOnlyWhenItIsPublished() throws Throwable {
    String consultation = Api.anOpenConsultation();
    String comment = Api.aComment(consultation, WORDS);
    String receipt = Database.text("select receipt from comment where id = ?::uuid", comment);
    Api.close(consultation);
    String reason = "已经转有关单位研究，感谢您的参与。";
    Api.decide(comment, Map.of("outcome", "NOTED", "reason", reason)).then().statusCode(200);
    seal();
    assertThat(proof(receipt).getList("proofs")).hasSize(1);
    Api.publishFeedback(consultation, "feed").then().statusCode(201);
    JsonPath proof = proof(receipt);
    assertThat(proof.getString("proofs[1].leaf"))
        .startsWith("gongkai-verdict-v1\n" + comment + "\n")
        .contains("\nNOTED\n");
    assertThat(isProven(proof, 0)).isTrue();
    assertThat(isProven(proof, 1)).isTrue();
  }

  @Test
  void knowsNoOtherReceipt() {
    for (String receipt : List.of("0000-0000-00000", "nonsense")) {
      Refusals.assertRefused(
          "proveReceipt",
          404,
          "receipt-not-found",
          () -> given().get("/v1/receipts/" + receipt + "/proof"));
    }
  }

  @Test
  void showsCheckpointsAndKeysToEverybody() throws Throwable {
    VertxContextSupport.subscribeAndAwait(
        () ->
            audit.record(
                new AuditedAction("staff-1", "x", "group", UUID.randomUUID(), null, Map.of())));
    seal();
    Response first = given().queryParam("limit", 1).get("/v1/evidence/checkpoints");
    first.then().statusCode(200).body("items.size()", equalTo(1));
    String key =
        given()
            .get("/v1/evidence/keys")
            .then()
            .statusCode(200)
            .extract()
            .path("items[0].publicKey");
    OutsidersCheck.Head head = OutsidersCheck.head(first.path("items[0].note"), key);
    assertThat(head.size()).isEqualTo(Database.number("select count(*) from evidence_entry"));
    Response next =
        given()
            .queryParam("limit", 1)
            .queryParam("cursor", first.<String>path("nextCursor"))
            .get("/v1/evidence/checkpoints");
    assertThat(next.jsonPath().getLong("items[0].size")).isLessThan(head.size());
    Refusals.assertRefused(
        "listCheckpoints",
        400,
        "invalid-cursor",
        () -> given().queryParam("cursor", "x").get("/v1/evidence/checkpoints"));
  }

  @Test
  void findsNothingWhereNothingIsWrong() {
    long sealed = Database.number("select count(*) from evidence_entry");
    verification(0, 1_000_000)
        .then()
        .body("firstBroken", nullValue())
        .body("intact", equalTo(true))
        .body("checked", equalTo((int) sealed))
        .body("signed", equalTo((int) sealed))
        .body("next", nullValue());
    verification(1, 1).then().body("intact", equalTo(true)).body("next", equalTo(2));
  }

  private static Stream<String> columns() {
    return Stream.of(
        "at = at + interval '1 millisecond'",
        "actor = 'somebody'",
        "action = 'another'",
        "subject = 'comment'",
        "subject_id = gen_random_uuid()",
        "reason = '别的理由'",
        "reason = null",
        "detail = '{}'",
        "mac = null",
        "mac = (select mac from audit_entry where subject_id = t.subject_id and id <> t.id limit"
            + " 1)");
  }

  @ParameterizedTest
  @MethodSource("columns")
  void namesAnEntryWithAnotherColumn(String change) {
    String id = entry(1);
    Database.update("create table audit_copy as select * from audit_entry where id = ?::uuid", id);
    try {
      tamper("update audit_entry t set " + change + " where id = '" + id + "'");
      assertBroken("CHANGED", id);
    } finally {
      tamper("delete from audit_entry where id = '" + id + "'");
      tamper("insert into audit_entry select * from audit_copy");
      Database.update("drop table audit_copy");
    }
    verification(0, 1_000_000).then().body("intact", equalTo(true));
  }

  @Test
  void namesAnEntryThatIsGone() {
    String id = entry(2);
    Database.update("create table audit_copy as select * from audit_entry where id = ?::uuid", id);
    tamper("delete from audit_entry where id = '" + id + "'");
    assertBroken("MISSING", id);
    tamper("insert into audit_entry select * from audit_copy");
    Database.update("drop table audit_copy");
  }

  @Test
  void namesAnEntryThatTheApplicationDidNotWrite() throws Throwable {
    String id = UUID.randomUUID().toString();
    for (String mac : List.of("null", "'" + "A".repeat(43) + "'")) {
      tamper(
          "insert into audit_entry select '%s', now(), 'staff-1', 'forged', 'group', '%s', null, '{}', %s"
              .formatted(id, subject, mac));
      seal();
      assertBroken("NOT_GENUINE", id);
      tamper("delete from audit_entry where id = '" + id + "'");
    }
  }

  /** What was on its way into the log when a backup was made is so for ever in that backup. */
  @Test
  void judgesARestoredDatabaseByTheTimeOfItsBackup() throws Throwable {
    VertxContextSupport.subscribeAndAwait(
        () ->
            audit.record(
                new AuditedAction("staff-1", "x", "group", UUID.randomUUID(), null, Map.of())));
    Instant made = Instant.now();
    assertThat(verifiedAsOf(made.plusSeconds(60))).isTrue();
    assertThat(verifiedAsOf(made.plusSeconds(600))).isFalse();
    seal();
    assertThat(verifiedAsOf(made.plusSeconds(600))).isTrue();
  }

  private boolean verifiedAsOf(Instant instant) throws Throwable {
    return VertxContextSupport.subscribeAndAwait(() -> verification.verify(0, 1_000_000, instant))
        .intact();
  }

  @Test
  void theTaskEndsWellOnlyWhenNothingIsWrong() throws Throwable {
    assertThat(VertxContextSupport.subscribeAndAwait(task::run)).isTrue();
    String id = entry(1);
    tamper("update audit_entry set reason = 'other' where id = '" + id + "'");
    assertThat(VertxContextSupport.subscribeAndAwait(task::run)).isFalse();
    tamper("update audit_entry set reason = '理由' where id = '" + id + "'");
    assertThat(VertxContextSupport.subscribeAndAwait(task::run)).isTrue();
  }

  @Test
  void namesAnEntryWhosePlaceInTheLogWasTaken() {
    String first = entry(0);
    String second = entry(1);
    swap(first, second);
    assertThat(verification(0, 1_000_000).<String>path("firstBroken.fault")).isEqualTo("CHANGED");
    swap(first, second);
  }

  @Test
  void namesALeafThatWasTakenOut() {
    long seq = seq(entry(1));
    Database.update("create table leaf_copy as select * from evidence_entry where seq = " + seq);
    tamper("delete from evidence_entry where seq = " + seq);
    verification(0, 1_000_000)
        .then()
        .body("firstBroken.fault", equalTo("LOG_CHANGED"))
        .body("firstBroken.index", equalTo((int) seq));
    tamper("insert into evidence_entry select * from leaf_copy");
    Database.update("drop table leaf_copy");
  }

  @Test
  void noticesThatTheEndIsGone() {
    long seq = seq(entry(0));
    Database.update("create table leaf_copy as select * from evidence_entry where seq >= " + seq);
    tamper("delete from evidence_entry where seq >= " + seq);
    verification(0, 1_000_000).then().body("firstBroken.fault", equalTo("CHECKPOINT_MISMATCH"));
    tamper("insert into evidence_entry select * from leaf_copy");
    Database.update("drop table leaf_copy");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evidence_entry set chain = sha256(chain) where seq = %d",
        "evidence_node set hash = sha256(hash) where level = 0 and place = %d",
        "evidence_node set hash = sha256(hash) where level = 1 and place = %d / 2",
        "evidence_checkpoint set root = sha256(root) where size > %d",
        "evidence_checkpoint set note = replace(note, chr(10) || size, chr(10) || '9') where size >"
            + " %d"
      })
  void findsChangesOfTheLogItself(String change) {
    long seq = seq(entry(0));
    String table = change.substring(0, change.indexOf(' '));
    Database.update("create table log_copy as select * from " + table);
    try {
      tamper("update " + change.formatted(seq));
      assertThat(verification(0, 1_000_000).<Boolean>path("intact")).isFalse();
    } finally {
      tamper("delete from " + table);
      tamper("insert into " + table + " select * from log_copy");
      Database.update("drop table log_copy");
    }
    verification(0, 1_000_000).then().body("intact", equalTo(true));
  }

  @Test
  void namesACommentWhoseWordsWereChanged() throws Throwable {
    String comment = Api.aComment(Api.anOpenConsultation(), WORDS);
    seal();
    tamper("update comment set text = text || '!' where id = '" + comment + "'");
    assertBroken("CHANGED", comment);
    tamper("update comment set text = '" + WORDS + "' where id = '" + comment + "'");
    verification(0, 1_000_000).then().body("intact", equalTo(true));
  }

  @ParameterizedTest
  @ValueSource(strings = {"audit_entry", "evidence_entry", "evidence_node", "evidence_checkpoint"})
  void theDatabaseRefusesToForget(String table) {
    for (String change :
        List.of(
            "delete from " + table,
            "truncate " + table,
            "update " + table + " set " + column(table))) {
      assertThat(catching(change)).as(change).isTrue();
    }
  }

  @Test
  void verifiesForThoseWhoLookAfterItOnly() {
    for (String role : List.of("officer", "editor", "reviewer")) {
      Refusals.assertRefused(
          "verifyAudit", 403, "forbidden", () -> Api.as(role).get("/v1/admin/audit/verification"));
    }
    Api.as("admin").get("/v1/admin/audit/verification").then().statusCode(200);
  }

  private static String column(String table) {
    return switch (table) {
      case "audit_entry" -> "actor = 'x'";
      case "evidence_entry" -> "number = 1";
      case "evidence_node" -> "hash = sha256(hash)";
      default -> "note = ''";
    };
  }

  private static boolean catching(String change) {
    try {
      Database.update(change);
      return false;
    } catch (IllegalStateException refused) {
      return true;
    }
  }

  @Test
  void signsTheHeadAlsoWhileOthersSealWithoutAPause() throws Throwable {
    VertxContextSupport.subscribeAndAwait(
        () ->
            audit.record(
                new AuditedAction("staff-1", "x", "group", UUID.randomUUID(), null, Map.of())));
    VertxContextSupport.subscribeAndAwait(worker::recent);
    ExecutorService signer = Executors.newSingleThreadExecutor();
    try {
      Future<Void> signature;
      try (Database.Held batch = Database.hold("select pg_advisory_xact_lock(4823190551)")) {
        signature = signer.submit(this::signed);
        awaitOneThatWaits();
        assertThat(signature).as(batch + " is held").isNotDone();
      }
      signature.get(1, TimeUnit.MINUTES);
    } finally {
      signer.shutdownNow();
    }
    assertThat(Database.number("select max(size) from evidence_checkpoint"))
        .isEqualTo(Database.number("select count(*) from evidence_entry"));
  }

  private Void signed() throws Exception {
    try {
      return VertxContextSupport.subscribeAndAwait(sealing::sign);
    } catch (Exception failure) {
      throw failure;
    } catch (Throwable failure) {
      throw new IllegalStateException(failure);
    }
  }

  private static void awaitOneThatWaits() throws InterruptedException {
    CountDownLatch pause = new CountDownLatch(1);
    String waiting = "select count(*) from pg_locks where locktype = 'advisory' and not granted";
    for (int looks = 0; Database.number(waiting) == 0; looks++) {
      assertThat(looks).as("looks for one that waits").isLessThan(600);
      assertThat(pause.await(50, TimeUnit.MILLISECONDS)).isFalse();
    }
  }

  private void seal() throws Throwable {
    VertxContextSupport.subscribeAndAwait(worker::runOnce);
  }

  private String entry(int which) {
    return Database.text(
        "select id from audit_entry where subject_id = ?::uuid order by id offset "
            + which
            + " limit 1",
        subject);
  }

  private static long seq(String id) {
    return Database.number("select seq from evidence_entry where ref = ?::uuid", id);
  }

  private static void swap(String one, String other) {
    tamper(
        "update evidence_entry set number = number + 1 where ref in ('%s', '%s')"
            .formatted(one, other));
    tamper(
        "update evidence_entry set number = 0, ref = case ref when '%s' then '%s'::uuid else '%s' end where ref in ('%s', '%s')"
            .formatted(one, other, one, one, other));
  }

  /** As the owner of the database does who knows how to pass its triggers. */
  private static void tamper(String sql) {
    Database.update("set session_replication_role = replica; " + sql);
  }

  private static void assertBroken(String fault, String id) {
    verification(0, 1_000_000)
        .then()
        .body("intact", equalTo(false))
        .body("firstBroken.fault", equalTo(fault))
        .body("firstBroken.id", equalTo(id));
  }

  @CanIgnoreReturnValue
  private static Response verification(long from, int most) {
    Response answer =
        Api.as("auditor")
            .queryParam("index", from)
            .queryParam("most", most)
            .get("/v1/admin/audit/verification");
    answer.then().statusCode(200);
    return answer;
  }

  private static JsonPath proof(String receipt) {
    Response answer = given().get("/v1/receipts/" + receipt + "/proof");
    answer.then().statusCode(200).header("Cache-Control", "no-store");
    return answer.jsonPath();
  }

  private static boolean isProven(JsonPath proof, int which) throws Exception {
    String key = given().get("/v1/evidence/keys").path("items[0].publicKey");
    OutsidersCheck.Head head = OutsidersCheck.head(proof.getString("checkpoint"), key);
    String at = "proofs[" + which + "].";
    List<byte[]> path =
        proof.getList(at + "path", String.class).stream().map(Base64.getDecoder()::decode).toList();
    byte[] leaf = OutsidersCheck.leaf(proof.getString(at + "leaf"));
    byte[] root = OutsidersCheck.root(proof.getLong(at + "index"), head.size(), leaf, path);
    assertThat(proof.getLong(at + "size")).isEqualTo(head.size());
    return Base64.getEncoder().encodeToString(root).equals(head.root());
  }
}
