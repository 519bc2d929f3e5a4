package org.gongkai.nativeimage;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Classes, members, resources, services, bundles and settings that production code finds by name at
 * run time are in a native image, and nothing is that belongs to the running application. Every
 * kind is shown to be noticed where it is not so.
 */
class NativeLookUpsTest {

  private static final Path BASE = Path.of(System.getProperty("gongkai.basedir", "."));
  private static final Path RESOURCES = BASE.resolve("src/main/resources");

  private static final JavaClasses CARELESS =
      new ClassFileImporter().importPackages("org.gongkai.nativeimage.fixture");
  private static final String FIXTURE = "org.gongkai.nativeimage.fixture.Careless.";

  /** Methods that look into classes, and why that works in a native image. */
  private static final Map<String, String> MEMBERS =
      Map.of(
          "org.gongkai.platform.problem.ProblemMappers.placeOf",
          "Quarkus registers the methods of resources",
          "org.gongkai.platform.scope.UnitFilter.lookUp",
          "an annotation of a resource, which Quarkus registers");

  /** Methods that look for resources while the application is packaged, never when it runs. */
  private static final Set<String> AT_BUILD_TIME =
      Set.of("org.gongkai.platform.web.AnswerExamples.recorded");

  /** Resources that Quarkus itself takes: into the image, or to make it. */
  private static final List<String> TAKEN_BY_QUARKUS =
      List.of(
          "application.properties",
          "db/migration/**",
          "openapi-examples/**",
          "org/gongkai/sandbox/**");

  private static final List<String> STATE =
      List.of(
          "java.util.Random",
          "java.lang.Thread",
          "java.util.concurrent.ExecutorService",
          "java.util.Timer",
          "java.net.http.HttpClient",
          "io.netty.buffer.ByteBuf",
          "io.vertx.core.buffer.Buffer",
          "io.vertx.core.Vertx");

  @Test
  void looksIntoKnownClassesOnly() {
    JavaClasses code = ProductionCode.classes();
    assertThat(LookUps.MEMBER.in(code)).containsExactlyInAnyOrderElementsOf(MEMBERS.keySet());
    for (LookUps kind :
        List.of(LookUps.CLASS, LookUps.SERVICE, LookUps.BUNDLE, LookUps.SERIALIZATION)) {
      assertThat(kind.in(code)).as(kind.name()).isEmpty();
    }
  }

  @Test
  void noticesEveryKindOfLookUp() {
    for (LookUps kind : LookUps.values()) {
      assertThat(kind.in(CARELESS)).as(kind.name()).containsExactly(FIXTURE + "findByName");
    }
  }

  @Test
  void includesTheResourcesThatItReads() throws IOException {
    assertThat(notIncluded(ProductionCode.classes())).isEmpty();
    assertThat(ResourceNames.in(ProductionCode.classes())).hasSizeGreaterThan(AT_BUILD_TIME.size());
  }

  @Test
  void noticesAResourceThatIsNotIncluded() throws IOException {
    assertThat(notIncluded(CARELESS)).containsExactly("fixture/missing.txt");
  }

  @Test
  void packagesNoResourceThatNobodyTakes() throws IOException {
    List<String> taken = new ArrayList<>(TAKEN_BY_QUARKUS);
    taken.addAll(included());
    try (Stream<Path> files = Files.walk(RESOURCES)) {
      assertThat(files.filter(Files::isRegularFile).map(RESOURCES::relativize))
          .hasSizeGreaterThan(10)
          .allMatch(file -> isOneOf(taken, file));
    }
  }

  @Test
  void readsItsSettings() {
    List<Class<?>> mappings =
        ProductionCode.loaded().stream().filter(ConfigurationTypes::isMapping).toList();
    assertThat(mappings).hasSizeGreaterThan(20);
    assertThat(ConfigurationTypes.unreadable(mappings)).isEmpty();
  }

  @Test
  void noticesASettingThatNothingReads() {
    assertThat(
            ConfigurationTypes.unreadable(
                List.of(
                    CARELESS.get("org.gongkai.nativeimage.fixture.Careless$Settings").reflect())))
        .containsExactlyInAnyOrder(
            "Settings.currency: java.util.Currency", "Group.thread: java.lang.Thread");
  }

  @Test
  void keepsNoStateOfTheBuild() {
    assertThat(state(ProductionCode.classes())).isEmpty();
    assertThat(state(CARELESS)).containsExactly(FIXTURE + "STATE");
  }

  private static Set<String> notIncluded(JavaClasses code) throws IOException {
    List<String> included = included();
    Set<String> missing = new TreeSet<>();
    ResourceNames.in(code)
        .forEach(
            (method, names) -> {
              if (AT_BUILD_TIME.contains(method)) {
                return;
              }
              assertThat(names).as("names of resources in " + method).isNotEmpty();
              names.stream().filter(name -> !isIncluded(included, name)).forEach(missing::add);
            });
    return missing;
  }

  private static boolean isIncluded(List<String> patterns, String name) {
    return isOneOf(patterns, Path.of(name)) && Files.exists(RESOURCES.resolve(name));
  }

  private static boolean isOneOf(List<String> patterns, Path file) {
    return patterns.stream()
        .<PathMatcher>map(pattern -> FileSystems.getDefault().getPathMatcher("glob:" + pattern))
        .anyMatch(pattern -> pattern.matches(file));
  }

  private static List<String> included() throws IOException {
    Properties settings = new Properties();
    try (var file = Files.newBufferedReader(RESOURCES.resolve("application.properties"))) {
      settings.load(file);
    }
    return List.of(settings.getProperty("quarkus.native.resources.includes").split(",", -1));
  }

  private static List<String> state(JavaClasses code) {
    return code.stream()
        .flatMap(type -> type.getFields().stream())
        .filter(field -> field.getModifiers().contains(JavaModifier.STATIC))
        .filter(field -> isState(field.getRawType()))
        .map(JavaField::getFullName)
        .toList();
  }

  private static boolean isState(JavaClass type) {
    return STATE.stream().anyMatch(type::isAssignableTo);
  }
}
