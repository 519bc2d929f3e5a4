package org.gongkai.proof.reads;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpClient;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.gongkai.sandbox.SandboxServers;
import org.gongkai.testsupport.Api;
import org.gongkai.testsupport.PackagedApplication;
import org.gongkai.testsupport.Sandbox;

/**
 * Two instances on one database and one Redis, written to and read from by several at once until
 * the time is over.
 */
final class ReadsRun implements AutoCloseable {

  private static final int READERS = 4;
  private static final String FIRST_REASON = "该意见不采纳，理由将另行说明。";
  private static final String OFFICERS = "/v1/admin/consultations";

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final SandboxServers servers = Sandbox.startEmpty();
  private final CacheRedis redis;
  private final List<PackagedApplication> instances = new ArrayList<>();
  private final List<String> urls = new ArrayList<>();
  private final AtomicLong seeds;

  private ReadsRun(CacheRedis redis, long seed) {
    this.redis = redis;
    this.seeds = new AtomicLong(seed);
  }

  /** Starts the servers and both instances. */
  static ReadsRun start(long seed) throws Exception {
    ReadsRun run = new ReadsRun(CacheRedis.start(), seed);
    try {
      List<Callable<PackagedApplication>> starts = List.of(run::startInstance, run::startInstance);
      // Both have ended before one that failed is told of.
      for (Future<PackagedApplication> started : run.threads.invokeAll(starts)) {
        run.instances.add(started.get());
      }
      run.instances.forEach(instance -> run.urls.add(instance.url()));
      return run;
    } catch (ExecutionException | RuntimeException failure) {
      run.close();
      throw failure;
    }
  }

  private PackagedApplication startInstance() throws InterruptedException {
    Map<String, String> configuration = new HashMap<>(servers.configuration());
    configuration.put("quarkus.redis.hosts", redis.url());
    configuration.put("gongkai.delivery.poll", "200ms");
    // The faster start counts here, not the faster work.
    configuration.put("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1");
    return PackagedApplication.start(configuration);
  }

  /** Writes, reads and disturbs for so long, then judges every reading. */
  Outcome run(Duration length, Duration bound) throws Exception {
    Office office = new Office(servers, urls, client);
    String decision = decision(office, "集市管理办法");
    Report report = report(office);
    World world = new World(Instant.now().plus(length));
    Views views = new Views(world);
    addViews(world, views, decision, report);
    try (Connection connection = connect()) {
      Witness witness = new Witness(world, connection);
      Reader reader = reader(world);
      NoticeDesk strikes =
          new NoticeDesk(
              NoticeDesk.Duty.STRIKES,
              world,
              office,
              reader,
              views,
              witness,
              seeds.incrementAndGet());
      Faults faults = new Faults(world, redis, reader, strikes, length, seeds.incrementAndGet());
      Future<?> looking = threads.submit(witness::run);
      List<Callable<Object>> all = readers(world);
      all.add(Executors.callable(faults::run));
      for (NoticeDesk.Duty duty : List.of(NoticeDesk.Duty.PUBLISHES, NoticeDesk.Duty.PLANS)) {
        NoticeDesk desk =
            new NoticeDesk(
                duty, world, office, reader(world), views, witness, seeds.incrementAndGet());
        all.add(Executors.callable(desk::run));
      }
      all.add(
          Executors.callable(
              new ConsultationDesk(
                      world,
                      office,
                      reader(world),
                      views,
                      decision(office, "集市规划"),
                      seeds.incrementAndGet())
                  ::run));
      all.add(
          Executors.callable(
              new DossierDesk(
                      world,
                      office,
                      reader(world),
                      views,
                      decision,
                      report,
                      seeds.incrementAndGet())
                  ::run));
      for (Future<Object> each : threads.invokeAll(all)) {
        each.get();
      }
      witness.stop();
      looking.get();
      Verdicts verdicts = Verdicts.of(new Judge(bound), world);
      return new Outcome(verdicts, List.copyOf(world.errors()), witness.lateness(), faults.done());
    }
  }

  /**
   * What came of it.
   *
   * @param lateness of planned publications, in ms
   */
  record Outcome(Verdicts verdicts, List<String> errors, List<Long> lateness, String faults) {}

  private List<Callable<Object>> readers(World world) {
    List<Callable<Object>> readers = new ArrayList<>();
    for (int i = 0; i < READERS; i++) {
      readers.add(Executors.callable(reader(world)::run));
    }
    Reader punctual = reader(world);
    readers.add(
        () -> {
          punctual.runAtInstants();
          return true;
        });
    return readers;
  }

  private Reader reader(World world) {
    return new Reader(world, urls, client, seeds.incrementAndGet());
  }

  private static void addViews(World world, Views views, String decision, Report report) {
    for (int number = 1; number <= report.comments().size(); number++) {
      world.history("verdict:" + number, FIRST_REASON);
    }
    world.addLasting(views.home());
    world.addLasting(views.notices("/v1/notices?limit=20"));
    world.addLasting(views.notices("/v1/notices?column=notice&limit=100"));
    String before = Instant.now().minus(Duration.ofMinutes(1)).toString();
    world.addLasting(views.changes("/v1/notices?limit=100&since=" + before));
    world.addLasting(views.consultations("/v1/consultations", ""));
    world.addLasting(views.consultations("/v1/consultations?status=OPEN&limit=50", "OPEN"));
    world.addLasting(views.consultations("/v1/consultations?status=CLOSED", "CLOSED"));
    world.addLasting(views.feed("/feeds/notice.json"));
    world.addLasting(views.feed("/feeds/notice.atom"));
    world.addLasting(views.dossier(decision));
    world.addLasting(views.feedback(report.consultation()));
  }

  private static String decision(Office office, String title) {
    Map<String, Object> body = Map.of("year", 2026, "title", title, "unit", "青禾镇人民政府");
    JsonNode made = Office.done(office.post(0, Office.OFFICER, "/v1/admin/decisions", body));
    return made.path("id").asText();
  }

  /** A published report on three comments; its window is put into the past by the owner. */
  private Report report(Office office) throws SQLException {
    Map<String, Object> body =
        Map.of(
            "decisionId", decision(office, "集市收费办法"),
            "title", "关于征求意见的公告",
            "unit", "青禾镇人民政府",
            "contact", "无");
    String id = Office.done(office.post(0, Office.OFFICER, OFFICERS, body)).path("id").asText();
    String path = OFFICERS + '/' + id;
    Office.done(office.text(0, path + "/drafts", Api.SMALL_DRAFT));
    String end = Instant.now().plus(Duration.ofDays(31)).toString();
    Office.done(office.post(0, Office.OFFICER, path + "/opening", Map.of("closesAt", end)));
    List<String> comments = new ArrayList<>();
    for (int i = 1; i <= 3; i++) {
      Map<String, Object> comment = Api.commentBody("建议每年公布第 " + i + " 季度的收费标准。");
      String comment1 = "/v1/consultations/" + id + "/comments";
      comments.add(Office.done(office.citizen(0, comment1, comment)).path("id").asText());
    }
    close(id);
    Map<String, Object> verdict = Map.of("outcome", "NOT_ADOPTED", "reason", FIRST_REASON);
    for (String comment : comments) {
      String address = "/v1/admin/comments/" + comment + "/verdict";
      Office.done(office.put(1, Office.OFFICER, address, verdict));
    }
    Office.done(
        office.post(
            1, Office.OFFICER, path + "/feedback", Map.of("channels", List.of(Views.FEED))));
    return new Report(id, comments);
  }

  private void close(String consultation) throws SQLException {
    String sql =
        "update consultation set opens_at = clock_timestamp() - interval '31 days', closes_at ="
            + " clock_timestamp() - interval '1 hour', version = version + 1 where id = ?::uuid";
    try (Connection connection = connect();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, consultation);
      statement.executeUpdate();
    }
  }

  private Connection connect() throws SQLException {
    String url = "jdbc:" + servers.configuration().get("quarkus.datasource.reactive.url");
    return DriverManager.getConnection(url, "postgres", "postgres");
  }

  @Override
  public void close() throws IOException {
    threads.shutdownNow();
    instances.forEach(PackagedApplication::close);
    redis.close();
    servers.close();
  }
}
