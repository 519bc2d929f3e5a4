package org.gongkai.benchmark.reads.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gongkai.benchmark.Wording;
import org.gongkai.sandbox.SandboxServers;
import org.gongkai.testsupport.Sandbox;

/**
 * PostgreSQL and Redis of this program's own: 10,000 notices, 200 consultations of which one has a
 * published report on 300 comments, and as many comments as are asked for.
 */
public final class World implements AutoCloseable {

  private static final int NOTICES = 10_000;
  private static final int CONSULTATIONS = 200;
  private static final int ANSWERS = 300;
  private static final int SENDERS = 4_000;
  private static final int ROUND_ROBIN = 1_000;
  private static final long SEED = 20260301;

  /** Of a notice whose answer has about 2.5 KB. */
  private static final int PARAGRAPHS = 8;

  private static final String SOME_NOTICES =
      "select id from content where published is not null and type = 'NOTICE' order by place desc"
          + " limit "
          + ROUND_ROBIN;

  private static final String SENDING =
      "select id from citizen where openid_hash like 'sender-%' order by id";

  private final SandboxServers servers = Sandbox.startEmpty();
  private final People people = new People(servers);
  private final String words;
  private String notice = "";
  private String open = "";
  private String answered = "";

  /** Starts the servers with nothing in them. */
  public World() {
    Wording wording = new Wording(SEED);
    this.words =
        IntStream.range(0, 40).mapToObj(i -> wording.clause()).collect(Collectors.joining());
  }

  /** The settings of an application beside these servers. */
  public Map<String, String> configuration() {
    Map<String, String> configuration = new HashMap<>(servers.configuration());
    configuration.put("gongkai.window.grace", "1s");
    configuration.put("gongkai.disclosure.unit-code", "000000000");
    configuration.put("gongkai.disclosure.publisher", "Qinghe");
    configuration.put("gongkai.intake.limit.per-consultation", "1000000");
    configuration.put("gongkai.intake.limit.per-day", "1000000");
    configuration.put("gongkai.limits.enabled", "false");
    // What is done later about each comment would go on after its case and meet the next one.
    configuration.put("gongkai.comment-check.poll", "off");
    for (String step : List.of("seal", "sweep", "sign")) {
      configuration.put("gongkai.sealing." + step, "off");
    }
    return configuration;
  }

  /** Makes all but the comments, through an application that has migrated the schema. */
  public void build(String url) {
    Originals originals = new Originals(url, people);
    notice = originals.notice(paragraphs());
    open = originals.consultation("关于公开征求《集市管理办法》意见的公告");
    answered = originals.consultation("关于公开征求《农村生活垃圾分类办法》意见的公告");
    try (Connection connection = connect()) {
      Copies copies = new Copies(connection);
      copies.notices(NOTICES - 1, notice);
      copies.consultations(CONSULTATIONS - 2, open);
      CommentRows rows = new CommentRows(connection);
      rows.citizens("sender-", SENDERS);
      rows.authors();
      String sender = people.citizen(sender(connection));
      originals.comment(open, sender, "建议每年公布一次收费标准。");
      originals.comment(answered, sender, "建议每年公布一次清运时间。");
      rows.copy(answered, ANSWERS - 1, words);
      rows.answer(answered);
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
    originals.feedback(answered);
  }

  /** Adds comments until there are so many. */
  public void fillUp(int comments) {
    try (Connection connection = connect()) {
      new CommentRows(connection).fillUp(comments, answered, words);
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  /**
   * Removes the comments that were sent, so that the database has the size that it is said to have.
   */
  public void forgetSent() {
    try (Connection connection = connect()) {
      new CommentRows(connection).forget(UUID.fromString(open));
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  /** Paths of 1,000 notices. */
  public List<String> noticePaths() {
    return column(SOME_NOTICES).stream().map(id -> "/v1/notices/" + id).toList();
  }

  /** A file with a token of each of the citizens who comment. */
  public Path tokens(Path folder) {
    List<String> tokens = column(SENDING).stream().map(people::citizen).toList();
    try {
      return Files.write(folder.resolve("tokens"), tokens);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Id of the notice that everyone reads. */
  public String notice() {
    return notice;
  }

  /** Id of the consultation that takes comments. */
  public String open() {
    return open;
  }

  /** Id of the consultation with a report. */
  public String answered() {
    return answered;
  }

  /** A connection to the database. */
  public Connection connect() throws SQLException {
    return DriverManager.getConnection(
        "jdbc:" + setting("quarkus.datasource.reactive.url"), "postgres", "postgres");
  }

  /** A setting by which an application uses these servers. */
  public String setting(String name) {
    return Objects.requireNonNull(servers.configuration().get(name), name);
  }

  @Override
  public void close() {
    servers.close();
  }

  private String paragraphs() {
    Wording wording = new Wording(SEED);
    return IntStream.range(0, PARAGRAPHS)
        .mapToObj(i -> "<p>" + wording.clause() + "</p>")
        .collect(Collectors.joining());
  }

  private static String sender(Connection connection) throws SQLException {
    return column(connection, SENDING + " limit 1").get(0);
  }

  private List<String> column(String query) {
    try (Connection connection = connect()) {
      return column(connection, query);
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private static List<String> column(Connection connection, String query) throws SQLException {
    List<String> found = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(query);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        found.add(rows.getString(1));
      }
    }
    return found;
  }
}
