package org.gongkai.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.gongkai.audit.evidence.OutsidersCheck;
import org.gongkai.backup.Operator.Ran;
import org.gongkai.media.format.SampleFiles;
import org.gongkai.sandbox.SandboxServers;
import org.gongkai.testsupport.PackagedApplication;
import org.gongkai.testsupport.Sandbox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A town loses its database server and its files, and goes on with a backup on another server. With
 * {@code -Dgongkai.proof.restore-comments=200000} so many comments more, and what it took.
 */
class RestoreIT {

  private static final int MORE_COMMENTS = Integer.getInteger("gongkai.proof.restore-comments", 0);

  private static final String WORDS = "建议在集市入口公示收费标准。";

  /** So that rows note transactions that a new server has not come to. */
  private static final String BUSY_YEARS =
      "do $$ begin for i in 1..5000 loop perform pg_current_xact_id(); commit; end loop; end $$";

  private static final String RELATIONS =
      "select count(*) from pg_class where relnamespace = 'public'::regnamespace";

  private static final String CLOSE =
      "update consultation set opens_at = clock_timestamp() - interval '31 days', closes_at ="
          + " clock_timestamp() - interval '1 hour', version = version + 1 where id = ?::uuid";

  /** Identifiers are in the order of time (RFC 9562, version 7), as the application makes them. */
  private static final String FILL =
      """
      insert into comment (id, consultation_id, draft_number, citizen_id, source, text, public_text, respondent_type,
                           respondent_name, respondent_phone, masked_name, publish_consent, receipt, status, submitted_at,
                           updated_at, version)
      select (lpad(to_hex((extract(epoch from clock_timestamp()) * 1000)::bigint), 12, '0') || '7'
              || substr(md5(random()::text), 1, 3) || '8' || substr(md5(random()::text), 1, 15))::uuid,
             a.consultation_id, 1, a.citizen_id, 'MINI_PROGRAM', t.text, t.text, 'PERSON', a.respondent_name, a.respondent_phone,
             '甲**', true, 'Z' || lpad(i::text, 12, '0'), 'PUBLIC', clock_timestamp(), clock_timestamp(), 0
        from generate_series(1, ?) i
        cross join (select * from comment where id = ?::uuid) a
        cross join lateral (select i || '：' || repeat('建议收费标准上墙公示，并注明监督电话。', 1 + i % 8) as text) t
      """;

  @TempDir Path folder;

  @Test
  void whatWasAcknowledgedIsThereAgainAndProven() throws Exception {
    assumeFalse(
        Boolean.getBoolean("gongkai.package.with-sandbox"), "this build packages the sandbox");
    assumeFalse(PackagedApplication.isNative(), "restore.sh starts the package of a JVM");
    Optional<Path> programs = InstalledPostgresql.programs();
    assumeTrue(
        programs.isPresent(),
        "skipped: no PostgreSQL with pg_dump is installed (apt-get install postgresql)");
    assumeTrue(
        Operator.isInstalled("redis-cli"),
        "skipped: redis-cli is not installed (apt-get install redis-tools)");
    try (SandboxServers servers = Sandbox.startEmpty();
        InstalledPostgresql old = InstalledPostgresql.start(programs.get());
        InstalledPostgresql other = InstalledPostgresql.start(programs.get())) {
      Town town = new Town(servers);
      Path media = folder.resolve("media");
      Path backups = folder.resolve("backups");
      Map<String, String> settings = settings(servers, old, media);
      Operator operator = new Operator(programs.get(), settings);

      Before before;
      String later;
      Path backup;
      try (PackagedApplication application = PackagedApplication.start(settings)) {
        town.moveTo(application.url());
        execute(old, BUSY_YEARS);
        before = live(town, old);
        if (MORE_COMMENTS > 0) {
          fill(old, before);
        }
        Ran backedUp = operator.run("backup.sh", InstalledPostgresql.BACKUP, backups.toString());
        assertThat(backedUp.code()).as(backedUp.output()).isZero();
        assertThat(backedUp.output())
            .doesNotContain(InstalledPostgresql.password(InstalledPostgresql.BACKUP));
        tell(backedUp);
        backup = newest(backups);
        assertThat(Files.readString(backup.resolve("manifest")))
            .contains("rows media 1\n", "media-missing 0\n", "\ncheckpoint ");
        later = town.openConsultation();
        assertThat(town.get("/v1/consultations/" + later).statusCode()).isEqualTo(200);
      }

      old.lose();
      delete(media);
      Map<String, String> moved = settings(servers, other, media);
      Operator restorer = new Operator(programs.get(), moved);

      Path spoilt = copyWithOneByteChanged(backup);
      Ran refused = restore(restorer, spoilt);
      assertThat(refused.code()).isNotZero();
      assertThat(refused.output()).contains("database.dump is not what the manifest says");
      assertThat(number(other, RELATIONS)).isZero();
      assertThat(media).doesNotExist();

      Ran restored = restore(restorer, backup);
      assertThat(restored.code()).as(restored.output()).isZero();
      assertThat(restored.output())
          .contains("as the manifest says", "all intact", "every sealed value can be read")
          .contains("Restored and verified")
          .doesNotContain(InstalledPostgresql.password(InstalledPostgresql.OWNER));
      tell(restored);

      Ran again = restore(restorer, backup);
      assertThat(again.code()).isNotZero();
      assertThat(again.output()).contains("the database is not empty; nothing was changed");

      try (PackagedApplication application = PackagedApplication.start(moved)) {
        town.moveTo(application.url());
        assertAllIsThere(town, before);
        assertThat(town.get("/v1/consultations/" + later).statusCode()).isEqualTo(404);
        String receipt = town.comment(before.open(), "carol", "新的意见。").getString("receipt");
        assertThat(town.get("/v1/receipts/" + receipt).statusCode()).isEqualTo(200);
      }

      // Somebody changes what a citizen said, and the backup is made of that.
      execute(
          other,
          "alter table comment disable trigger user; update comment set text = '很好。' where id = '"
              + before.comment()
              + "'; alter table comment enable trigger user");
      Path falsified = folder.resolve("falsified");
      Ran copied = restorer.run("backup.sh", InstalledPostgresql.OWNER, falsified.toString());
      assertThat(copied.code()).as(copied.output()).isZero();
      Ran found = restore(restorer, newest(falsified), "--replace");
      assertThat(found.code()).isNotZero();
      assertThat(found.output())
          .contains("as the manifest says", "CHANGED: COMMENT " + before.comment())
          .contains("did not stand the verification");
    }
  }

  /**
   * What the town knew before.
   *
   * @param open consultation on which comments can be made
   * @param comment one of them
   * @param receipts what they tell, by the receipt
   * @param proven words by the receipt of those that are proven
   * @param files bytes in base64 by their addresses
   * @param photo where staff sees it
   * @param photographed its bytes in base64
   * @param key signs the log
   * @param checkpoint a note that it signed
   */
  private record Before(
      String open,
      String comment,
      Map<String, String> receipts,
      Map<String, String> proven,
      Map<String, String> files,
      String photo,
      String photographed,
      String key,
      String checkpoint) {}

  private static Before live(Town town, InstalledPostgresql database) throws Exception {
    String closed = town.openConsultation();
    JsonPath answered = town.comment(closed, "alice", WORDS);
    execute(database, CLOSE, closed);
    town.answer(closed, answered.getString("id"));

    String open = town.openConsultation();
    String photo = town.photo("bob", SampleFiles.encoded(SampleFiles.halves(60, 40), "jpg"));
    JsonPath pictured = town.comment(open, "bob", "摊位划线见照片。", photo);
    String photoPath = "/v1/admin/comments/" + pictured.getString("id") + "/photos/" + photo;
    Map<String, String> files = new LinkedHashMap<>();
    for (String address : town.image(SampleFiles.encoded(SampleFiles.noise(1600, 900), "png"))) {
      files.put(address, bytes(town.get(address)));
    }
    assertThat(files).as("the image and its variants").hasSizeGreaterThan(1);

    Map<String, String> proven = new LinkedHashMap<>();
    proven.put(answered.getString("receipt"), WORDS);
    proven.put(pictured.getString("receipt"), "摊位划线见照片。");
    Map<String, String> receipts = new LinkedHashMap<>();
    for (String receipt : proven.keySet()) {
      assertThat(town.proof(receipt).getList("proofs")).isNotEmpty();
      // The check by the platform ends on its way.
      Town.eventually(() -> !town.get("/v1/receipts/" + receipt).asString().contains("PENDING"));
      receipts.put(receipt, town.get("/v1/receipts/" + receipt).asString());
    }
    return new Before(
        open,
        pictured.getString("id"),
        receipts,
        proven,
        files,
        photoPath,
        bytes(town.read("officer", photoPath)),
        town.get("/v1/evidence/keys").jsonPath().getString("items[0].publicKey"),
        checkpoint(town));
  }

  private static String bytes(Response answer) {
    assertThat(answer.statusCode()).isEqualTo(200);
    return Base64.getEncoder().encodeToString(answer.asByteArray());
  }

  private static String checkpoint(Town town) {
    return town.get("/v1/evidence/checkpoints").jsonPath().getString("items[0].note");
  }

  private static void assertAllIsThere(Town town, Before before) throws Exception {
    before
        .receipts()
        .forEach(
            (receipt, told) ->
                assertThat(town.get("/v1/receipts/" + receipt).asString()).isEqualTo(told));
    for (Map.Entry<String, String> words : before.proven().entrySet()) {
      assertProven(town.proof(words.getKey()), words.getValue(), before.key());
    }
    assertThat(town.get("/v1/evidence/checkpoints?limit=100").jsonPath().getList("items.note"))
        .contains(before.checkpoint());
    assertThat(
            town.read("auditor", "/v1/admin/audit/verification?most=1000")
                .jsonPath()
                .getBoolean("intact"))
        .isTrue();
    assertThat(town.read("auditor", "/v1/admin/audit").jsonPath().getList("items.action"))
        .contains("uploadMedia", "publishFeedback");
    before.files().forEach((address, kept) -> assertThat(bytes(town.get(address))).isEqualTo(kept));
    assertThat(bytes(town.read("officer", before.photo()))).isEqualTo(before.photographed());
    JsonPath kept = town.dataOf("bob");
    assertThat(kept.getList("comments.respondentName")).containsExactly("甲某某");
    assertThat(kept.getList("comments.respondentPhone")).containsExactly("000-00000000");
    assertChangesAreToldOnce(town);
  }

  /** A server that has not come to the transactions of the old one would tell them each time. */
  private static void assertChangesAreToldOnce(Town town) {
    JsonPath changes = town.get("/v1/notices?since=2026-01-01T00:00:00Z").jsonPath();
    assertThat(changes.getList("items")).isNotEmpty();
    String since = changes.getString("nextSince");
    assertThat(town.get("/v1/notices?since=" + since).jsonPath().getList("items")).isEmpty();
  }

  private static void assertProven(JsonPath proof, String words, String key) throws Exception {
    OutsidersCheck.Head head = OutsidersCheck.head(proof.getString("checkpoint"), key);
    List<Map<String, Object>> leaves = proof.getList("proofs");
    for (int i = 0; i < leaves.size(); i++) {
      List<byte[]> path =
          proof.<String>getList("proofs[" + i + "].path").stream()
              .map(Base64.getDecoder()::decode)
              .toList();
      byte[] root =
          OutsidersCheck.root(
              proof.getLong("proofs[" + i + "].index"),
              head.size(),
              OutsidersCheck.leaf(proof.getString("proofs[" + i + "].leaf")),
              path);
      assertThat(Base64.getEncoder().encodeToString(root)).isEqualTo(head.root());
    }
    assertThat(proof.getString("proofs[0].leaf"))
        .contains(OutsidersCheck.digest(proof.getString("salt"), words));
  }

  private static Map<String, String> settings(
      SandboxServers servers, InstalledPostgresql database, Path media) {
    Map<String, String> settings = new HashMap<>(servers.configuration());
    settings.putAll(database.settings());
    settings.put("gongkai.media.folder", media.toString());
    settings.put("gongkai.sealing.sign", "1s");
    settings.put("gongkai.sealing.sign-after", "1s");
    settings.put("java.tool.options", "-XX:TieredStopAtLevel=1");
    return settings;
  }

  private static Ran restore(Operator operator, Path backup, String... options)
      throws IOException, InterruptedException {
    List<String> arguments = new ArrayList<>(List.of(options));
    arguments.addAll(
        List.of("--empty-redis", "--application", Operator.application(), backup.toString()));
    return operator.run("restore.sh", InstalledPostgresql.OWNER, arguments.toArray(String[]::new));
  }

  private static void fill(InstalledPostgresql database, Before before) throws Exception {
    execute(database, FILL, MORE_COMMENTS, before.comment());
    long comments = number(database, "select count(*) from comment");
    String sealed = "select count(*) from evidence_entry where kind = 'COMMENT'";
    Town.eventually(Duration.ofMinutes(30), () -> number(database, sealed) == comments);
  }

  /** What a large run measures. */
  private static void tell(Ran ran) {
    if (MORE_COMMENTS > 0) {
      System.out.println(ran.output());
    }
  }

  private static void execute(InstalledPostgresql database, String sql, Object... parameters)
      throws SQLException {
    try (Connection connection = database.connect();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      statement.execute();
    }
  }

  private static long number(InstalledPostgresql database, String sql) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private static Path newest(Path backups) throws IOException {
    try (Stream<Path> all = Files.list(backups)) {
      return all.max(Comparator.naturalOrder()).orElseThrow();
    }
  }

  private static Path copyWithOneByteChanged(Path backup) throws IOException {
    Path spoilt = backup.resolveSibling("spoilt");
    Files.createDirectories(spoilt.resolve("media"));
    for (String part : List.of("manifest", "media.sha256", "database.dump")) {
      Files.copy(backup.resolve(part), spoilt.resolve(part));
    }
    byte[] dump = Files.readAllBytes(spoilt.resolve("database.dump"));
    dump[dump.length / 2] ^= 1;
    Files.write(spoilt.resolve("database.dump"), dump);
    return spoilt;
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }
}
