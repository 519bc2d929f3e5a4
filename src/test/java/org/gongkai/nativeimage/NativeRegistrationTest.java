package org.gongkai.nativeimage;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.lang.reflect.Type;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.gongkai.adoption.VerdictTemplateView;
import org.gongkai.calendar.CalendarView;
import org.gongkai.channel.ChannelTest;
import org.gongkai.channel.ChannelView;
import org.gongkai.comment.group.GroupSearchView;
import org.gongkai.consultation.ConsultationView;
import org.gongkai.consultation.draft.Doubt;
import org.gongkai.consultation.draft.SetAside;
import org.gongkai.content.Attachment;
import org.gongkai.decision.DecisionView;
import org.gongkai.decision.StageView;
import org.junit.jupiter.api.Test;

/**
 * Every type that production code writes as JSON or reads from it is registered for a native image,
 * into which Jackson could not look otherwise.
 */
class NativeRegistrationTest {

  private static final Path BASE = Path.of(System.getProperty("gongkai.basedir", "."));

  private static final JsonBindings FOUND = JsonBindings.of(ProductionCode.classes());
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
          Map.entry(
              OURS + "audit.AuditService.record",
              List.of(
                  CalendarView.class,
                  ChannelTest.class,
                  ChannelView.class,
                  ConsultationView.class,
                  DecisionView.class,
                  GroupSearchView.class,
                  StageView.class,
                  VerdictTemplateView.class)),
          Map.entry(OURS + "audit.ChangedFields.shortened", List.of()),
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
    assertThat(FOUND.unknown()).containsExactlyElementsOf(known);
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

  /** For the analysis of the native sources, which compares it with what Quarkus registered. */
  @Test
  void writesDownWhatIsBound() throws IOException {
    Set<Class<?>> needed = new LinkedHashSet<>(TypeClosure.of(bound()));
    needed.addAll(Registered.ofEndpoints(ProductionCode.loaded()));
    needed.addAll(Registered.ofEntities(ProductionCode.loaded()));
    // What settings are read into by a constructor.
    needed.add(URI.class);
    SortedSet<String> names =
        needed.stream().map(Class::getName).collect(toCollection(TreeSet::new));
    assertThat(names)
        .contains(
            "org.gongkai.delivery.Parcel",
            "org.gongkai.platform.problem.Problem",
            "org.gongkai.platform.web.IdempotencyRecordEntity$Key");
    Files.write(
        Files.createDirectories(BASE.resolve("target")).resolve("native-bindings.txt"), names);
  }

  /** It is seen in its own package only. */
  private static Class<?> fileOfFeeds() {
    return ProductionCode.classes().get(OURS + "channel.feed.FeedFile").reflect();
  }

  private static Set<Type> bound() {
    Set<Type> bound = new LinkedHashSet<>(FOUND.types());
    COLLECTIONS.values().forEach(bound::addAll);
    return bound;
  }
}
