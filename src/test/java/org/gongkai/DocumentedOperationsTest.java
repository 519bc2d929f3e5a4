package org.gongkai;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gongkai.testsupport.Contract;
import org.gongkai.testsupport.Sandbox;
import org.junit.jupiter.api.Test;

/** What the guides say of operations, compared with the contract. */
@QuarkusTest
@QuarkusTestResource(Sandbox.class)
class DocumentedOperationsTest {

  private static final Path ROOT = Path.of(System.getProperty("gongkai.basedir", "."));
  private static final Pattern MENTION =
      Pattern.compile("`(GET|POST|PUT|DELETE) (/v1/[^`? ]*)[^`]*`");
  // The addresses that the samples of the guide call, up to what is put into them.
  private static final Pattern CALLED = Pattern.compile("['`](/v1/[A-Za-z0-9/_-]+)['`?]");

  @Test
  void everyOperationOfTheGuidesIsInTheContract() throws IOException {
    Set<String> known =
        Contract.operations().stream()
            .map(operation -> operation.method() + ' ' + nameless(operation.path()))
            .collect(Collectors.toSet());
    List<MatchResult> mentions =
        guides().flatMap(guide -> MENTION.matcher(guide).results()).toList();
    assertThat(mentions).hasSizeGreaterThan(40);
    Set<String> unknown =
        mentions.stream()
            .map(mention -> mention.group(1) + ' ' + nameless(mention.group(2)))
            .filter(operation -> !known.contains(operation))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(unknown).isEmpty();
  }

  @Test
  void everyAddressOfTheSamplesIsInTheContract() {
    Set<String> known =
        Contract.operations().stream()
            .map(operation -> nameless(operation.path()))
            .collect(Collectors.toSet());
    List<String> called =
        CALLED
            .matcher(read(ROOT.resolve("docs/miniprogram.md")))
            .results()
            .map(call -> call.group(1))
            .toList();
    assertThat(called).hasSizeGreaterThan(10);
    assertThat(called).allMatch(known::contains);
  }

  /** Names of places differ between a guide and the contract. */
  private static String nameless(String path) {
    return path.replaceAll("\\{[^}]*\\}|…", "{}");
  }

  private static Stream<String> guides() throws IOException {
    try (Stream<Path> files = Files.list(ROOT.resolve("docs"))) {
      return files
          .filter(file -> file.toString().endsWith(".md"))
          .map(DocumentedOperationsTest::read)
          .toList()
          .stream();
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException failure) {
      throw new AssertionError(failure);
    }
  }
}
