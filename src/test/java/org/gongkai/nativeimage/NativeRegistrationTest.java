package org.gongkai.nativeimage;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.lang.reflect.Type;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.gongkai.consultation.draft.Doubt;
import org.gongkai.consultation.draft.SetAside;
import org.gongkai.content.Attachment;
import org.junit.jupiter.api.Test;

/**
 * Everything that production code finds by name at run time is registered for a native image, in
 * which it would be missing otherwise. Every kind is shown to be noticed where it is not.
 */
class NativeRegistrationTest {

  private static final Path BASE = Path.of(System.getProperty("gongkai.basedir", "."));
  private static final Path RESOURCES = BASE.resolve("src/main/resources");

  private static final JavaClasses CARELESS =
      new ClassFileImporter().importPackages("org.gongkai.nativeimage.fixture");
  private static final String FIXTURE = "org.gongkai.nativeimage.fixture.Careless.";

  private static final String OURS = "org.gongkai.";

  /**
   * Methods that write a list or a map, and the types of ours in it. Enums need no registration to
   * be written by their names.
   */
  private static final Map<String, List<Class<?>>> COLLECTIONS =
      Map.ofEntries(
          Map.entry(OURS + "audit.AuditService.note", List.of()),
          Map.entry(OURS + "channel.ChannelAccounts.write", List.of()),
          Map.entry(OURS + "channel.feed.FeedChannel.attachments", List.of(fileOfFeeds())),
          Map.entry(OURS + "comment.offline.OfflineEntryResource.enterAll", List.of()),
          Map.entry(OURS + "consultation.DraftAdminResource.importDraft", List.of()),
          Map.entry(
              OURS + "consultation.DraftService.entity", List.of(SetAside.class, Doubt.class)),
          Map.entry(OURS + "consultation.TableRowsConverter.convertToDatabaseColumn", List.of()),
          Map.entry(OURS + "content.ContentDrafts.version", List.of(Attachment.class)),
          Map.entry(OURS + "content.ContentPublicationService.plan", List.of()));

  /** Methods that write what an answer or a request carries, which is known where it is put in. */
  private static final Set<String> CARRIED =
      Set.of(
          OURS + "platform.cache.AnswerMaker.make",
          OURS + "platform.cache.Loaded.until",
          OURS + "platform.cache.Loaded.withLinks",
          OURS + "platform.web.Answer.withVersion",
          OURS + "platform.web.IdempotentWrites.hash",
          OURS + "platform.web.IdempotentWrites.once",
          OURS + "platform.web.IdempotentWrites.store",
          OURS + "platform.web.Versioned.created",
          OURS + "platform.web.Versioned.ok",
          OURS + "platform.web.Versioned.response");

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
  void registersWhatIsBoundToJson() {
    Set<Class<?>> registered = Registered.of(ProductionCode.loaded());
    assertThat(registered).hasSizeGreaterThan(200);
    assertThat(TypeClosure.of(bound())).hasSizeGreaterThan(100).isSubsetOf(registered);
  }

  @Test
  void knowsWhatIsWrittenUnseen() {
    Set<String> known = new TreeSet<>(COLLECTIONS.keySet());
    known.addAll(CARRIED);
    assertThat(JsonBindings.of(ProductionCode.classes()).unknown())
        .containsExactlyElementsOf(known);
  }

  @Test
  void noticesWhatIsBoundToJson() {
    JsonBindings bindings = JsonBindings.of(CARELESS);
    assertThat(TypeClosure.of(bindings.types()).stream().map(Class::getSimpleName))
        .containsExactlyInAnyOrder(
            "Written", "Passed", "Inner", "Mapped", "Answered", "Read", "Listed");
    assertThat(bindings.unknown()).containsExactly(FIXTURE + "writeSomeList");
    assertThat(Registered.of(TypeClosure.of(bindings.types()))).isEmpty();
  }

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

  /** For the analysis of the native sources, which compares it with what Quarkus registered. */
  @Test
  void writesDownWhatIsBound() throws IOException {
    Set<Class<?>> needed = new LinkedHashSet<>(TypeClosure.of(bound()));
    needed.addAll(Registered.ofEndpoints(ProductionCode.loaded()));
    SortedSet<String> names =
        needed.stream().map(Class::getName).collect(toCollection(TreeSet::new));
    assertThat(names)
        .contains("org.gongkai.delivery.Parcel", "org.gongkai.platform.problem.Problem");
    Files.write(
        Files.createDirectories(BASE.resolve("target")).resolve("native-bindings.txt"), names);
  }

  /** It is seen in its own package only. */
  private static Class<?> fileOfFeeds() {
    return ProductionCode.classes().get(OURS + "channel.feed.FeedFile").reflect();
  }

  private static Set<Type> bound() {
    Set<Type> bound = new LinkedHashSet<>(JsonBindings.of(ProductionCode.classes()).types());
    COLLECTIONS.values().forEach(bound::addAll);
    return bound;
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
