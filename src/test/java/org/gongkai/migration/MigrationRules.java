package org.gongkai.migration;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a migration must not do while instances of the release before still work: take away or
 * change what they use, or lock a table of any size. Scripts are handed over in the order of their
 * versions; a table is free to its own script until that is over.
 */
final class MigrationRules {

  private static final String NAME = "(?:\\w+\\.)?(\\w+)";
  private static final Pattern CREATED =
      Pattern.compile("create (?:unlogged )?table (?:if not exists )?" + NAME + "\\b.*");
  private static final Pattern ALTERED =
      Pattern.compile("alter table (?:if exists )?(?:only )?" + NAME + " (.*)");
  private static final Pattern INDEX =
      Pattern.compile(
          "create (?:unique )?index (concurrently )?(if not exists )?(?:(\\w+) )?on (?:only )?"
              + NAME
              + "\\b.*");
  private static final Pattern CONCURRENT =
      Pattern.compile("(?:create (?:unique )?|drop |re)index .*\\bconcurrently .*");
  private static final Pattern FUNCTION =
      Pattern.compile(
          "create (?:or replace )?(?:function|procedure) "
              + NAME
              + " ?\\((.*?)\\) (?:returns|language|as) .*");
  private static final Pattern DROPPED =
      Pattern.compile(
          "drop (table|view|materialized"
              + " view|function|procedure|routine|aggregate|type|domain|sequence|schema|extension)"
              + " .*");
  private static final Pattern RENAMED = Pattern.compile("alter .*\\brename\\b.*");
  private static final Pattern WHOLE_TABLE =
      Pattern.compile("(truncate|lock|cluster|vacuum full|refresh materialized view)\\b.*");
  private static final Pattern ALL_ROWS =
      Pattern.compile(
          "(?:update (?:only )?|delete from (?:only )?)" + NAME + "\\b(?!.*\\bwhere\\b).*");

  private static final Pattern DROP_COLUMN =
      Pattern.compile("drop (?:column )?(?!constraint\\b)(?:if exists )?\\w+.*");
  private static final Pattern RETYPED =
      Pattern.compile("alter (?:column )?\\w+ (?:set data )?type .*");
  private static final Pattern REQUIRED = Pattern.compile("alter (?:column )?(\\w+) set not null");
  private static final Pattern NO_DEFAULT =
      Pattern.compile("alter (?:column )?\\w+ drop (?:default|identity|expression).*");
  private static final Pattern ADDED =
      Pattern.compile(
          "add (?:column"
              + " )?(?!constraint\\b|check\\b|unique\\b|primary\\b|foreign\\b|exclude\\b)(?:if not"
              + " exists )?\\w+ (.*)");
  private static final Pattern CONSTRAINT =
      Pattern.compile(
          "add (?:constraint (\\w+) )?((?:check|unique|primary key|foreign key|exclude|not"
              + " null)\\b.*)");
  private static final Pattern VALIDATED = Pattern.compile("validate constraint (\\w+)");
  private static final Pattern NOT_NULL_CHECK =
      Pattern.compile("check \\( ?\\(?(\\w+) is not null\\)? ?\\) not valid");

  /** Such a default is another for each row, so that adding the column writes every row anew. */
  private static final Pattern REWRITES =
      Pattern.compile(
          ".*(\\bdefault"
              + " \\(?(uuidv7|uuidv4|gen_random_uuid|random|clock_timestamp|nextval|timeofday)\\b"
              + "|\\bgenerated\\b|\\b(big|small)?serial\\b).*");

  private final Map<String, String> functions = new HashMap<>();

  /** Names of checks that a column is not null, by the table and the column. */
  private final Map<String, Set<String>> checks = new HashMap<>();

  private final Set<String> validated = new HashSet<>();

  /** Takes a script for known, whatever it does. */
  void learn(String script) {
    judge(script);
  }

  /** What is wrong with a script, each with its statement; empty for nothing. */
  @CanIgnoreReturnValue
  List<String> judge(String script) {
    List<Statement> statements = Statement.of(script);
    Set<String> own = new HashSet<>();
    List<String> wrong = new ArrayList<>();
    boolean isConcurrent =
        statements.stream().anyMatch(s -> CONCURRENT.matcher(s.text()).matches());
    for (Statement statement : statements) {
      String text = statement.text();
      Matcher created = CREATED.matcher(text);
      if (created.matches()) {
        own.add(created.group(1));
      }
      List<String> reasons = new ArrayList<>(reasons(text, own));
      if (isConcurrent && !CONCURRENT.matcher(text).matches()) {
        reasons.add("stands beside an index made concurrently, which needs a script of its own");
      }
      if (!statement.isContract()) {
        reasons.forEach(reason -> wrong.add(reason + ": " + text));
      }
    }
    return wrong;
  }

  private List<String> reasons(String text, Set<String> own) {
    Matcher altered = ALTERED.matcher(text);
    if (altered.matches() && !RENAMED.matcher(text).matches()) {
      String table = altered.group(1);
      boolean isOwn = own.contains(table);
      return Statement.parts(altered.group(2)).stream()
          .flatMap(action -> alteration(table, action).stream())
          .filter(reason -> !isOwn)
          .toList();
    }
    return statement(text, own);
  }

  private List<String> statement(String text, Set<String> own) {
    Matcher index = INDEX.matcher(text);
    if (index.matches() && !own.contains(index.group(4))) {
      if (index.group(1) == null) {
        return List.of("locks the table against writes while the index is made");
      }
      return index.group(2) == null
          ? List.of()
          : List.of("takes an index for made that was broken off");
    }
    Matcher function = FUNCTION.matcher(text);
    if (function.matches()) {
      String before = functions.put(function.group(1), function.group(2));
      return before == null || before.equals(function.group(2))
          ? List.of()
          : List.of("changes what a function that is called takes");
    }
    Matcher rows = ALL_ROWS.matcher(text);
    if (rows.matches() && !own.contains(rows.group(1))) {
      return List.of("changes all rows at once");
    }
    if (RENAMED.matcher(text).matches()) {
      return List.of("renames what is used");
    }
    if (DROPPED.matcher(text).matches()) {
      return List.of("takes away what is used");
    }
    if (WHOLE_TABLE.matcher(text).matches()) {
      return List.of("locks the whole table");
    }
    return text.startsWith("revoke ") ? List.of("takes away what is used") : List.of();
  }

  private List<String> alteration(String table, String action) {
    Matcher validation = VALIDATED.matcher(action);
    if (validation.matches()) {
      validated.add(table + '.' + validation.group(1));
      return List.of();
    }
    Matcher required = REQUIRED.matcher(action);
    if (required.matches()) {
      boolean isKnown =
          checks.getOrDefault(table + '.' + required.group(1), Set.of()).stream()
              .anyMatch(check -> validated.contains(table + '.' + check));
      return isKnown ? List.of() : List.of("reads all rows under a lock");
    }
    Matcher constraint = CONSTRAINT.matcher(action);
    if (constraint.matches()) {
      return constraint(table, String.valueOf(constraint.group(1)), constraint.group(2));
    }
    Matcher added = ADDED.matcher(action);
    if (added.matches()) {
      return column(added.group(1));
    }
    if (NO_DEFAULT.matcher(action).matches() || DROP_COLUMN.matcher(action).matches()) {
      return List.of("takes away what is used");
    }
    return RETYPED.matcher(action).matches()
        ? List.of("changes a type, and writes the table anew")
        : List.of();
  }

  private List<String> constraint(String table, String name, String rule) {
    Matcher check = NOT_NULL_CHECK.matcher(rule);
    if (check.matches()) {
      checks.computeIfAbsent(table + '.' + check.group(1), column -> new HashSet<>()).add(name);
    }
    return rule.endsWith(" not valid") || rule.contains(" using index ")
        ? List.of()
        : List.of("reads all rows under a lock");
  }

  private static List<String> column(String definition) {
    if (REWRITES.matcher(definition).matches()) {
      return List.of("writes the table anew");
    }
    if (definition.matches(".*\\b(references|check|unique|primary key)\\b.*")) {
      return List.of("adds a constraint that is not added apart and not valid");
    }
    boolean isRequired = definition.matches(".*\\bnot null\\b.*");
    return isRequired && !definition.matches(".*\\bdefault\\b.*")
        ? List.of("refuses rows that instances of before write")
        : List.of();
  }
}
