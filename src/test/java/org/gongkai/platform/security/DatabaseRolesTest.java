package org.gongkai.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.config.ConfigProvider;
import org.gongkai.testsupport.Database;
import org.gongkai.testsupport.Sandbox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the role of the application may do. Every other test shows that it can do its work with
 * that.
 */
@QuarkusTest
@QuarkusTestResource(Sandbox.class)
class DatabaseRolesTest {

  private static final String DENIED = "42501";

  private static final String KEPT =
      "select tgrelid::regclass::text from pg_trigger g join pg_proc f on f.oid = g.tgfoid where"
          + " f.proname in ('refuse_change', 'content_record_is_kept') and not tgisinternal";

  private static String setting(String name) {
    return ConfigProvider.getConfig().getValue(name, String.class);
  }

  private static Connection asApplication() throws SQLException {
    return DriverManager.getConnection(
        setting("quarkus.datasource.jdbc.url"),
        setting("quarkus.datasource.username"),
        setting("quarkus.datasource.password"));
  }

  private static Set<String> texts(String sql) {
    try (Connection connection = asApplication();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      Set<String> found = new TreeSet<>();
      while (rows.next()) {
        found.add(rows.getString(1));
      }
      return found;
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  /** Tables of which the application's role has a privilege. */
  private static Set<String> with(String privilege) {
    return texts(
        "select oid::regclass::text from pg_class where relnamespace = 'public'::regnamespace and"
            + " relkind = 'r' and has_table_privilege(oid, '"
            + privilege
            + "')");
  }

  private static Set<String> allTables() {
    Set<String> tables =
        texts(
            "select oid::regclass::text from pg_class where relnamespace ="
                + " 'public'::regnamespace and relkind = 'r'");
    assertThat(tables).contains("comment", "audit_entry", "flyway_schema_history");
    return tables;
  }

  @Test
  void readsEverywhereAndAddsEverywhereButInTheHistoryOfMigrations() {
    requireWork();
  }

  private static void requireWork() {
    Set<String> working = allTables();
    assertThat(with("select")).isEqualTo(working);
    working.remove("flyway_schema_history");
    assertThat(with("insert")).isEqualTo(working);
  }

  @Test
  void changesNoRowThatIsKept() {
    requireKeptRows();
  }

  private static void requireKeptRows() {
    Set<String> kept = texts(KEPT);
    assertThat(kept)
        .contains("audit_entry", "draft", "clause", "verdict_revision", "content_review");
    Set<String> changing = allTables();
    changing.remove("flyway_schema_history");
    changing.removeAll(kept);
    assertThat(with("update")).isEqualTo(changing);
    assertThat(with("delete")).isEqualTo(changing);
  }

  @Test
  void ownsAndEmptiesNothing() {
    assertThat(with("truncate")).isEmpty();
    assertThat(with("references")).isEmpty();
    assertThat(with("trigger")).isEmpty();
    assertThat(
            texts(
                "select oid::regclass::text from pg_class where relowner ="
                    + " current_user::regrole"))
        .isEmpty();
    assertThat(
            texts(
                "select 'yes' from pg_roles where rolname = current_user and (rolsuper or"
                    + " rolcreatedb or rolcreaterole or rolreplication or rolbypassrls)"))
        .isEmpty();
    assertThat(
            texts("select roleid::text from pg_auth_members where member = current_user::regrole"))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "create table mine (id integer)",
        "create temporary table mine (id integer)",
        "create schema mine",
        "alter table comment add column mine integer",
        "alter table audit_entry disable trigger all",
        "drop table audit_entry",
        "drop function refuse_change() cascade",
        "truncate audit_entry",
        "truncate comment cascade",
        "update audit_entry set reason = reason",
        "delete from audit_entry",
        "delete from draft",
        "delete from flyway_schema_history",
        "set role gongkai_owner",
        "set session_replication_role = replica",
        "copy comment to program 'true'",
        "grant gongkai_owner to gongkai_app",
      })
  void isRefusedByTheDatabase(String sql) throws SQLException {
    try (Connection connection = asApplication();
        Statement statement = connection.createStatement()) {
      // Nothing stays, whatever happens.
      connection.setAutoCommit(false);
      assertThatThrownBy(() -> statement.execute(sql))
          .isInstanceOfSatisfying(
              SQLException.class, refused -> assertThat(refused.getSQLState()).isEqualTo(DENIED));
      connection.rollback();
    }
  }

  @Test
  void settlesAgainWhatSomebodyGave() {
    Database.update("grant update, truncate on audit_entry to gongkai_app");
    Database.update("revoke insert on comment from gongkai_app");
    assertThat(with("truncate")).containsExactly("audit_entry");
    settle("gongkai_app");
    assertThat(with("truncate")).isEmpty();
    requireKeptRows();
    requireWork();
  }

  @Test
  void leavesAlonePlacesWithOneRole() {
    settle("no_such_role");
    settle("gongkai_owner");
    assertThat(
            Database.number(
                "select count(*) from pg_class where relnamespace = 'public'::regnamespace and"
                    + " relkind = 'r' and not has_table_privilege('gongkai_owner', oid, 'delete')"))
        .isZero();
    requireKeptRows();
  }

  /** As the migrations do it, whose role is the owner. */
  private static void settle(String role) {
    try (Connection connection =
            DriverManager.getConnection(
                setting("quarkus.datasource.jdbc.url"),
                setting("quarkus.flyway.username"),
                setting("quarkus.flyway.password"));
        Statement statement = connection.createStatement()) {
      statement.execute("select settle_privileges('" + role + "')");
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }
}
