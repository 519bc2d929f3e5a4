package org.gongkai.nativeimage;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Libraries that no extension of Quarkus prepares for a native image look nothing up by its name at
 * run time, but for what we do not use. docs/native.md repeats it.
 */
class DependencyLookUpsTest {

  private static final Set<String> PACKAGES =
      Set.of(
          "net.coobird.thumbnailator",
          "org.jsoup",
          "com.google.zxing",
          "com.github.difflib",
          "com.dynatrace.hash4j",
          "io.github.bucket4j",
          "de.siegmar.fastcsv",
          "org.ahocorasick");

  /** Methods that look something up, and why that does no harm. */
  private static final Map<String, String> HARMLESS =
      Map.of(
          "net.coobird.thumbnailator.util.Configurations.init",
          "a file of settings that we do not have and it does without",
          "net.coobird.thumbnailator.tasks.io.InputStreamImageSource.readImage",
          "reads pictures of streams; ours are decoded before",
          "org.jsoup.helper.RequestDispatch.<clinit>",
          "calls web pages; we give it texts",
          "org.jsoup.helper.RequestDispatch.get",
          "calls web pages; we give it texts",
          "org.jsoup.helper.AuthenticationHandler.<clinit>",
          "calls web pages; we give it texts");

  @Test
  void lookNothingUp() {
    JavaClasses libraries = new ClassFileImporter().importPackages(PACKAGES);
    for (String name : PACKAGES) {
      assertThat(libraries).as(name).anyMatch(type -> type.getPackageName().startsWith(name));
    }
    SortedSet<String> found = new TreeSet<>();
    for (LookUps kind : LookUps.values()) {
      found.addAll(kind.in(libraries));
    }
    assertThat(found).containsExactlyInAnyOrderElementsOf(HARMLESS.keySet());
  }
}
