package org.gongkai.migration;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Migrations leave instances of the release before at work; docs/operations.md tells how. */
class MigrationRulesTest {

  /** Those before it came when nothing was released, and met no instance at work. */
  private static final int FIRST = 43;

  private static final Path FOLDER =
      Path.of(System.getProperty("gongkai.basedir", "."), "src/main/resources/db/migration");
  private static final Path SAMPLES =
      Path.of(System.getProperty("gongkai.basedir", "."), "src/test/resources/upgrade");
  private static final Pattern FILE = Pattern.compile("V(\\d+)__\\w+\\.sql");

  private static final String BEFORE =
      """
      create table comment (id uuid primary key, body text not null, due_at timestamptz);
      create function place(number bigint, width int) returns text language sql as $$ select '' $$;
      """;

  private static List<String> judged(String script) {
    MigrationRules rules = new MigrationRules();
    rules.learn(BEFORE);
    return rules.judge(script);
  }

  @Test
  void holdForEveryMigrationThatMeetsInstancesAtWork() throws IOException {
    MigrationRules rules = new MigrationRules();
    Map<String, List<String>> wrong = new TreeMap<>();
    int known = 0;
    for (Path file : scripts(FOLDER)) {
      String script = Files.readString(file, UTF_8);
      String name = file.getFileName().toString();
      Matcher version = FILE.matcher(name);
      assertThat(version.matches()).as(name).isTrue();
      if (Integer.parseInt(version.group(1)) < FIRST) {
        rules.learn(script);
        known++;
      } else {
        List<String> reasons = rules.judge(script);
        if (!reasons.isEmpty()) {
          wrong.put(name, reasons);
        }
      }
    }
    assertThat(known).isEqualTo(FIRST - 1);
    assertThat(wrong).isEmpty();
  }

  /** What UpgradeIT adds beside instances at work keeps the rules, too. */
  @Test
  void holdForWhatAnUpgradeIsTriedWith() throws IOException {
    MigrationRules rules = new MigrationRules();
    List<Path> scripts = scripts(SAMPLES);
    assertThat(scripts).hasSize(2);
    for (Path script : scripts) {
      assertThat(rules.judge(Files.readString(script, UTF_8))).isEmpty();
    }
  }

  private static List<Path> scripts(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.getFileName().toString().startsWith("V")).sorted().toList();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "drop table comment",
        "DROP TABLE IF EXISTS comment CASCADE",
        "drop view comments",
        "drop function place(bigint, int)",
        "drop sequence numbers",
        "truncate comment",
        "lock table comment in access exclusive mode",
        "revoke select on comment from gongkai_app",
        "update comment set body = ''",
        "delete from comment",
        "alter table comment drop column body",
        "alter table comment drop body",
        "alter table only public.comment drop column if exists body",
        "alter table comment rename to remark",
        "alter table comment rename column body to text",
        "alter index comment_due rename to comment_until",
        "alter table comment alter column body type varchar(20)",
        "alter table comment alter body set data type varchar(20)",
        "alter table comment alter column due_at set not null",
        "alter table comment alter column due_at drop default",
        "alter table comment add column place text not null",
        "alter table comment add place text not null",
        "alter table comment add column a text, add column b text not null",
        "alter table comment add column key uuid default uuidv7()",
        "alter table comment add column number bigserial",
        "alter table comment add column number bigint generated always as identity",
        "alter table comment add column parent uuid references comment (id)",
        "alter table comment add constraint full check (body <> '')",
        "alter table comment add check (body <> '')",
        "alter table comment add constraint once unique (body)",
        "alter table comment add foreign key (id) references decision (id)",
        "create index comment_due on comment (due_at)",
        "create unique index on public.comment (due_at)",
        "create index concurrently if not exists comment_due on comment (due_at)",
        "create index concurrently comment_due on comment (due_at);\ncreate table other (id int)",
        "create or replace function place(number bigint) returns text language sql as $$ ; $$",
        "create function place(number bigint, width int, fill text default '') returns text as ''",
        "-- contract:\ndrop table comment",
        "-- contract: nobody reads it any more.\nselect 1;\ndrop table comment",
      })
  void refuse(String script) {
    assertThat(judged(script)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "create table remark (id uuid primary key, comment_id uuid not null references comment"
            + " (id))",
        "create table remark (id int); create index on remark (id);"
            + " alter table remark alter column id set not null, add constraint one check (id > 0)",
        "create trigger kept before delete on comment for each row execute function"
            + " refuse_change()",
        "alter table comment add column place text",
        "alter table comment add column place text not null default ''",
        "alter table comment add column seen_at timestamptz default now()",
        "alter table comment alter column body drop not null",
        "alter table comment alter column body set default ''",
        "alter table comment drop constraint full",
        "alter table comment add constraint full check (body <> '') not valid",
        "alter table comment add constraint whose foreign key (id) references decision not valid",
        "alter table comment validate constraint full",
        "alter table comment add constraint once unique using index comment_once",
        "alter table comment add constraint due check (due_at is not null) not valid;"
            + " alter table comment validate constraint due;"
            + " alter table comment alter column due_at set not null",
        "drop index concurrently if exists comment_due;"
            + " create index concurrently comment_due on comment (due_at)",
        "create or replace function place(number bigint, width int) returns text language sql as $$"
            + " drop table x; $$",
        "create function place_of(id uuid) returns text language sql as $body$ select 'drop table"
            + " x;' $body$",
        "update comment set due_at = now() where due_at is null",
        "insert into comment (id, body) values (uuidv7(), 'drop table comment; lock it')",
        "/* drop table comment; */ select 1 -- drop table comment;",
        "-- contract: no release since 0.3 reads it.\nalter table comment drop column body",
        "alter table comment -- contract: no release since 0.3 reads it.\n drop column body",
      })
  void allow(String script) {
    assertThat(judged(script)).isEmpty();
  }

  /** Validated by an earlier migration, as after a release in between. */
  @Test
  void rememberChecksOfMigrationsBefore() {
    MigrationRules rules = new MigrationRules();
    rules.learn(BEFORE);
    assertThat(
            rules.judge(
                "alter table comment add constraint due check (due_at is not null) not valid"))
        .isEmpty();
    String required = "alter table comment alter column due_at set not null";
    assertThat(rules.judge(required)).hasSize(1);
    assertThat(rules.judge("alter table comment validate constraint due")).isEmpty();
    assertThat(rules.judge(required)).isEmpty();
  }
}
