package org.gongkai;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/security.md names tests that exist and leaves out no chapter of the ASVS. */
class SecurityDocumentTest {

  private static final Path BASE = Path.of(System.getProperty("gongkai.basedir", "."));
  private static final Pattern TEST = Pattern.compile("`([A-Z][A-Za-z]+(?:Test|IT))`");
  private static final Pattern CHAPTER = Pattern.compile("\\| \\*\\*V([0-9]+)\\*\\*");

  private static Set<String> found(Pattern pattern) throws IOException {
    Matcher matcher = pattern.matcher(Files.readString(BASE.resolve("docs/security.md")));
    Set<String> found = new TreeSet<>();
    while (matcher.find()) {
      found.add(matcher.group(1));
    }
    return found;
  }

  @Test
  void namesTestsThatExist() throws IOException {
    try (Stream<Path> files = Files.walk(BASE.resolve("src/test/java"))) {
      Set<String> classes =
          files
              .map(file -> file.getFileName().toString().replace(".java", ""))
              .collect(Collectors.toSet());
      assertThat(found(TEST)).hasSizeGreaterThan(20).isSubsetOf(classes);
    }
  }

  @Test
  void coversEveryChapter() throws IOException {
    assertThat(found(CHAPTER))
        .containsExactlyInAnyOrderElementsOf(
            IntStream.rangeClosed(1, 17).mapToObj(Integer::toString).toList());
  }
}
