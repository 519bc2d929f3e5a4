package org.gongkai.plans;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.gongkai.testsupport.wire.SentStatement;
import org.jspecify.annotations.Nullable;

/**
 * Carries statements out once more, with what they were given, and lets the database say how (by
 * its module {@code auto_explain}, which also tells what functions do); changes nothing.
 */
final class Plans implements AutoCloseable {

  /** PostgreSQL plans a prepared statement for its values five times, and then may settle. */
  private static final int BEFORE_SETTLING = 5;

  private static final String TOLD = "plan:\n";

  private final ObjectMapper json = new ObjectMapper();
  private final Connection connection;
  private final Statement session;

  /**
   * @param connection of a superuser; is closed with this
   */
  Plans(Connection connection) throws SQLException {
    this.connection = connection;
    connection.setAutoCommit(false);
    session = connection.createStatement();
    session.execute("load 'auto_explain'");
    for (String setting :
        List.of(
            "analyze = on",
            "timing = off",
            "buffers = off",
            "nested_statements = on",
            "parameter_max_length = 0",
            "level = notice")) {
      session.execute("set auto_explain.log_" + setting);
    }
  }

  /**
   * Plans of a statement for its values and, behind them, those that a connection settles on which
   * sends it often; with those of the statements within functions.
   */
  List<Plan> of(SentStatement statement) throws SQLException {
    session.execute("prepare sent as " + statement.sql());
    try {
      String execute = "execute sent" + values(statement);
      List<Plan> plans = new ArrayList<>(plans(execute));
      for (int i = 2; i < BEFORE_SETTLING; i++) {
        carryOut(execute);
      }
      plans.addAll(plans(execute));
      return plans;
    } finally {
      session.execute("deallocate sent");
    }
  }

  /** Carries it out twice, because the database tells a plan in one form at a time. */
  private List<Plan> plans(String execute) throws SQLException {
    session.execute("set auto_explain.log_min_duration = 0");
    session.execute("set auto_explain.log_format = json");
    List<JsonNode> steps = carryOut(execute).stream().map(this::read).toList();
    session.execute("set auto_explain.log_format = text");
    List<String> texts = carryOut(execute);
    session.execute("set auto_explain.log_min_duration = -1");
    if (texts.size() != steps.size()) {
      throw new IllegalStateException(texts + " are not " + steps);
    }
    return IntStream.range(0, texts.size())
        .mapToObj(i -> plan(steps.get(i), texts.get(i)))
        .toList();
  }

  private static Plan plan(JsonNode told, String text) {
    String sql = told.path("Query Text").asText();
    int end = text.indexOf(sql) + sql.length();
    return new Plan(
        sql.replaceFirst("^prepare sent as ", "").strip(),
        PlanStep.of(told.path("Plan")),
        text.substring(end).strip());
  }

  private JsonNode read(String told) {
    try {
      return json.readTree(told);
    } catch (JsonProcessingException failure) {
      throw new IllegalStateException(told, failure);
    }
  }

  @CanIgnoreReturnValue
  private List<String> carryOut(String execute) throws SQLException {
    Savepoint before = connection.setSavepoint();
    session.clearWarnings();
    session.execute(execute);
    List<String> told = told(session.getWarnings());
    connection.rollback(before);
    return told;
  }

  private static List<String> told(@Nullable SQLWarning first) {
    List<String> told = new ArrayList<>();
    for (SQLWarning next = first; next != null; next = next.getNextWarning()) {
      String message = String.valueOf(next.getMessage());
      int plan = message.indexOf(TOLD);
      if (plan >= 0) {
        told.add(message.substring(plan + TOLD.length()));
      }
    }
    return told;
  }

  private String values(SentStatement statement) throws SQLException {
    if (statement.values().isEmpty()) {
      return "";
    }
    List<String> types = new ArrayList<>();
    try (ResultSet rows =
        session.executeQuery(
            "select unnest(parameter_types)::text from pg_prepared_statements where name ="
                + " 'sent'")) {
      while (rows.next()) {
        types.add(rows.getString(1));
      }
    }
    List<String> literals =
        IntStream.range(0, types.size())
            .mapToObj(i -> statement.values().get(i).literal(types.get(i)))
            .toList();
    return '(' + String.join(", ", literals) + ')';
  }

  @Override
  public void close() throws SQLException {
    connection.rollback();
    connection.close();
  }
}
