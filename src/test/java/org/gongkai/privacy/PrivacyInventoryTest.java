package org.gongkai.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.gongkai.testsupport.Database;
import org.gongkai.testsupport.Sandbox;
import org.junit.jupiter.api.Test;

/** The inventory of personal data says something about every column that there is. */
@QuarkusTest
@QuarkusTestResource(Sandbox.class)
class PrivacyInventoryTest {

  private static final Pattern COLUMN = Pattern.compile("`([a-z_0-9]+)\\.([a-z_0-9]+)`");
  private static final Pattern NAME = Pattern.compile("`([a-z_0-9]+)`");

  @Test
  void namesEveryColumnOnce() throws IOException {
    List<String> named = new ArrayList<>(inventoried(inventory()));
    named.addAll(others());
    assertThat(named).doesNotHaveDuplicates();
    assertThat(new TreeSet<>(named)).isEqualTo(columns());
  }

  @Test
  void saysEverythingAboutEachPersonalColumn() throws IOException {
    for (String row : inventory()) {
      List<String> cells = Arrays.stream(row.split("\\|", -1)).map(String::strip).toList();
      assertThat(cells).as(row).hasSize(9);
      assertThat(cells.subList(1, 8)).as(row).noneMatch(String::isEmpty);
    }
  }

  @Test
  void callsEncryptedWhatIsSealed() throws IOException {
    List<String> sealed =
        inventory().stream().filter(row -> row.split("\\|", -1)[4].contains("encrypted")).toList();
    assertThat(inventoried(sealed))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(SealedColumn.values()).map(SealedColumn::place).toList());
  }

  @Test
  void namesEveryRetention() throws IOException {
    String text = text();
    for (RetentionKind kind : RetentionKind.values()) {
      assertThat(text).contains("| `" + kind + "` | `gongkai.retention.");
    }
  }

  private static String text() throws IOException {
    return Files.readString(Path.of("docs/privacy.md"));
  }

  private static String section(String heading) throws IOException {
    String text = text();
    int begin = text.indexOf("\n## " + heading + "\n");
    assertThat(begin).as(heading).isNotNegative();
    int end = text.indexOf("\n## ", begin + 1);
    return text.substring(begin, end < 0 ? text.length() : end);
  }

  /** The rows of the inventory's first table that name columns. */
  private static List<String> inventory() throws IOException {
    return section("Inventory")
        .lines()
        .filter(line -> line.startsWith("| `") && COLUMN.matcher(line.split("\\|", -1)[1]).find())
        .toList();
  }

  private static List<String> inventoried(List<String> rows) {
    List<String> columns = new ArrayList<>();
    for (String row : rows) {
      Matcher matcher = COLUMN.matcher(row.split("\\|", -1)[1]);
      while (matcher.find()) {
        columns.add(matcher.group(1) + '.' + matcher.group(2));
      }
    }
    return columns;
  }

  /** Those that say nothing of a person: of whole tables, and the rest of the others. */
  private static List<String> others() throws IOException {
    Set<String> all = columns();
    List<String> columns = new ArrayList<>();
    section("Everything else")
        .lines()
        .filter(line -> line.startsWith("- `"))
        .forEach(
            line -> {
              List<String> names = new ArrayList<>();
              NAME.matcher(line).results().forEach(name -> names.add(name.group(1)));
              String table = names.get(0);
              if (names.size() > 1) {
                names.subList(1, names.size()).forEach(name -> columns.add(table + '.' + name));
                return;
              }
              List<String> whole =
                  all.stream().filter(name -> name.startsWith(table + '.')).toList();
              assertThat(whole).as("columns of %s", table).isNotEmpty();
              columns.addAll(whole);
            });
    return columns;
  }

  /** Of the application: the sandbox keeps tables of its own beside them. */
  private static Set<String> columns() {
    String all =
        Database.text(
            "select string_agg(table_name || '.' || column_name, ',') from"
                + " information_schema.columns join information_schema.tables using (table_schema,"
                + " table_name) where table_schema = 'public' and table_type = 'BASE TABLE' and"
                + " table_name not like 'sandbox%'");
    return Arrays.stream(all.split(",", -1)).collect(Collectors.toCollection(TreeSet::new));
  }
}
