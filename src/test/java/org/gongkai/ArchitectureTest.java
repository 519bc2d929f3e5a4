package org.gongkai;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.config.ConfigMapping;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.persistence.Entity;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Path;
import java.lang.reflect.Field;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.gongkai.platform.work.Shift;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The layout of the code, as a set of rules. */
class ArchitectureTest {

  private static final String ROOT = "org.gongkai.";

  private static final JavaClasses CODE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.gongkai");

  @TestFactory
  Stream<DynamicTest> holds() {
    return Arrays.stream(ArchitectureTest.class.getDeclaredFields())
        .filter(field -> field.getType() == ArchRule.class)
        .map(field -> DynamicTest.dynamicTest(field.getName(), () -> rule(field).check(CODE)));
  }

  private static ArchRule rule(Field field) throws IllegalAccessException {
    return (ArchRule) field.get(null);
  }

  static final ArchRule featuresFormNoCycle =
      slices().matching(ROOT + "(*)..").should().beFreeOfCycles();

  static final ArchRule platformPartsFormNoCycle =
      slices().matching(ROOT + "platform.(*)..").should().beFreeOfCycles();

  static final ArchRule platformKnowsNoFeature = mayUseOnly("platform");

  static final ArchRule wechatKnowsNoFeature = mayUseOnly("wechat");

  static final ArchRule channelKnowsWechatMediaAndAudit =
      mayUseOnly("channel", "wechat", "media", "audit");

  static final ArchRule deliveryKnowsChannelAndAudit = mayUseOnly("delivery", "channel", "audit");

  static final ArchRule mediaKnowsOnlyAudit = mayUseOnly("media", "audit");

  static final ArchRule screeningKnowsNoFeature = mayUseOnly("screening");

  static final ArchRule contentPublishesThroughDelivery =
      mayUseOnly(
          "content",
          "delivery",
          "channel",
          "media",
          "screening",
          "calendar",
          "disclosure",
          "audit");

  static final ArchRule disclosureKnowsNoFeature = mayUseOnly("disclosure");

  static final ArchRule decisionKnowsDisclosureAndAudit =
      mayUseOnly("decision", "disclosure", "audit");

  static final ArchRule calendarKnowsOnlyAudit = mayUseOnly("calendar", "audit");

  static final ArchRule citizenKnowsOnlyWechat = mayUseOnly("citizen", "wechat");

  static final ArchRule consultationKnowsDecisionCalendarAndContent =
      mayUseOnly("consultation", "decision", "calendar", "content", "audit");

  static final ArchRule homeKnowsConsultationAndContent =
      mayUseOnly("home", "consultation", "content");

  static final ArchRule linkLeadsToConsultationsAndContents =
      mayUseOnly("link", "consultation", "content", "wechat", "audit");

  static final ArchRule auditKnowsNoFeature = mayUseOnly("audit");

  static final ArchRule commentKnowsWhatItIsAbout =
      mayUseOnly(
          "comment",
          "consultation",
          "citizen",
          "calendar",
          "audit",
          "wechat",
          "screening",
          "media");

  static final ArchRule adoptionKnowsCommentsAndPublishes =
      mayUseOnly("adoption", "comment", "consultation", "decision", "citizen", "content", "audit");

  static final ArchRule privacyReadsWhatOthersKeep =
      mayUseOnly("privacy", "citizen", "comment", "audit");

  static final ArchRule nobodyKnowsTheSandbox =
      noClasses()
          .that(are(not(resideInAPackage(ROOT + "sandbox.."))))
          .should()
          .dependOnClassesThat()
          .resideInAPackage(ROOT + "sandbox..")
          .because("a production build does not contain it");

  static final ArchRule scheduledWorkEndsWithTheShift =
      methods()
          .that()
          .areAnnotatedWith(Scheduled.class)
          .should(
              new ArchCondition<>("be a turn of the shift") {
                @Override
                public void check(JavaMethod method, ConditionEvents events) {
                  boolean isTurn =
                      Stream.concat(Stream.of(method), ownCalls(method))
                          .flatMap(called -> called.getMethodCallsFromSelf().stream())
                          .anyMatch(
                              call ->
                                  call.getTargetOwner().isEquivalentTo(Shift.class)
                                      && call.getName().equals("turn"));
                  events.add(new SimpleConditionEvent(method, isTurn, method.getFullName()));
                }
              })
          .because("an instance that is told to end begins nothing new");

  static final ArchRule deliveryKnowsNoConcreteChannel =
      noClasses()
          .that()
          .resideInAPackage(ROOT + "delivery..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage(ROOT + "channel.*..");

  static final ArchRule resourcesAreResources =
      classes()
          .that()
          .haveSimpleNameEndingWith("Resource")
          .should()
          .beAnnotatedWith(Path.class)
          .andShould(notUse("Repository", "Entity", "Client"));

  static final ArchRule pathsAreResources =
      classes().that().areAnnotatedWith(Path.class).should().haveSimpleNameEndingWith("Resource");

  /**
   * What was begun is ended though its client hangs up: a transaction that is cancelled within a
   * statement uses its session twice, and one that is cancelled after its commit leaves cached
   * answers as they were.
   */
  static final ArchRule resourcesEndWhatTheyBegan =
      classes()
          .that()
          .areAnnotatedWith(Path.class)
          .should()
          .beAnnotatedWith(
              DescribedPredicate.describe(
                  "@Cancellable(false)",
                  annotation ->
                      annotation.getRawType().isEquivalentTo(Cancellable.class)
                          && annotation.get("value").filter(Boolean.FALSE::equals).isPresent()));

  static final ArchRule entitiesAreNamedSo =
      classes().that().areAnnotatedWith(Entity.class).should().haveSimpleNameEndingWith("Entity");

  static final ArchRule requestsAndViewsAreRecords =
      classes()
          .that()
          .haveSimpleNameEndingWith("Request")
          .or()
          .haveSimpleNameEndingWith("View")
          .should()
          .beRecords();

  static final ArchRule configurationsAreInterfaces =
      classes()
          .that()
          .areAnnotatedWith(ConfigMapping.class)
          .should()
          .beInterfaces()
          .andShould()
          .haveSimpleNameEndingWith("Config");

  static final ArchRule sessionsBelongToServices =
      noMethods()
          .that()
          .areDeclaredInClassesThat(not(simpleNameEndingWith("Service")))
          .should()
          .beAnnotatedWith(WithTransaction.class)
          .orShould()
          .beAnnotatedWith(WithSession.class);

  static final ArchRule servicesWithSessionsAnswerReactively =
      methods()
          .that()
          .areAnnotatedWith(WithTransaction.class)
          .or()
          .areAnnotatedWith(WithSession.class)
          .should()
          .haveRawReturnType(Uni.class);

  static final ArchRule noRemoteCallInsideATransaction =
      methods()
          .that()
          .areAnnotatedWith(WithTransaction.class)
          .should(
              notCall(
                  resideInAnyPackage(
                          // Its subpackage takes callbacks and calls nobody.
                          ROOT + "wechat",
                          ROOT + "platform.cache..",
                          ROOT + "platform.limit..",
                          "io.quarkus.redis..")
                      .or(
                          describe(
                              "a channel",
                              type -> type.getFullName().equals(ROOT + "channel.Channel")))
                      .and(not(simpleNameEndingWith("Loaded")))));

  static final ArchRule noBlockingTransactions =
      noMethods().should().beAnnotatedWith(Transactional.class);

  static final ArchRule nothingWaits =
      noClasses()
          .that(are(not(resideInAPackage(ROOT + "sandbox.."))))
          .should()
          .callMethod(Thread.class, "sleep", long.class)
          .orShould()
          .callMethodWhere(
              describe(
                  "await() of Mutiny",
                  call ->
                      call.getTarget().getName().equals("await")
                          && call.getTargetOwner()
                              .getPackageName()
                              .startsWith("io.smallrye.mutiny")))
          .orShould()
          .callMethodWhere(
              describe(
                  "a wait for a future",
                  call ->
                      Set.of("join", "get").contains(call.getTarget().getName())
                          && call.getTargetOwner().isAssignableTo(Future.class)));

  static final ArchRule nothingSubscribesOnTheSide =
      noClasses()
          .should()
          .callMethodWhere(
              describe(
                  "subscribe() of Mutiny",
                  call ->
                      call.getTarget().getName().equals("subscribe")
                          && call.getTargetOwner()
                              .getPackageName()
                              .startsWith("io.smallrye.mutiny")));

  static final ArchRule timeIsInjected =
      noClasses()
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(LocalDate.class, "now")
          .orShould()
          .callMethod(LocalDateTime.class, "now")
          .orShould()
          .callMethod(OffsetDateTime.class, "now");

  static final ArchRule nothingPrints =
      noClasses()
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err");

  static final ArchRule beansAreMadeByTheirConstructors =
      fields().should().notBeAnnotatedWith(Inject.class);

  static final ArchRule noStaticRandom =
      fields()
          .that()
          .haveRawType(Random.class)
          .or()
          .haveRawType(SecureRandom.class)
          .should()
          .notBeStatic()
          .because("a native image would freeze its seed");

  /** The methods of its own class that a method calls. */
  private static Stream<JavaMethod> ownCalls(JavaMethod method) {
    return method.getMethodCallsFromSelf().stream()
        .filter(call -> call.getTargetOwner().equals(method.getOwner()))
        .flatMap(call -> call.getTarget().resolveMember().stream());
  }

  /** A feature, the features that it may use, the platform, and nothing else of ours. */
  private static ArchRule mayUseOnly(String feature, String... others) {
    String[] allowed = new String[others.length + 2];
    allowed[0] = ROOT + feature + "..";
    allowed[1] = ROOT + "platform..";
    for (int i = 0; i < others.length; i++) {
      allowed[i + 2] = ROOT + others[i] + "..";
    }
    return noClasses()
        .that()
        .resideInAPackage(ROOT + feature + "..")
        .should()
        .dependOnClassesThat(
            resideInAPackage("org.gongkai..").and(not(resideInAnyPackage(allowed))));
  }

  private static ArchCondition<JavaClass> notUse(String... endings) {
    return new ArchCondition<>("use no repository, entity or client") {
      @Override
      public void check(JavaClass resource, ConditionEvents events) {
        resource.getDirectDependenciesFromSelf().stream()
            .filter(dependency -> dependency.getTargetClass().getPackageName().startsWith(ROOT))
            .filter(
                dependency -> {
                  String name = dependency.getTargetClass().getSimpleName();
                  return Arrays.stream(endings).anyMatch(name::endsWith);
                })
            .forEach(
                dependency ->
                    events.add(
                        SimpleConditionEvent.violated(resource, dependency.getDescription())));
      }
    };
  }

  private static ArchCondition<JavaMethod> notCall(DescribedPredicate<? super JavaClass> types) {
    return new ArchCondition<>("call no remote system") {
      @Override
      public void check(JavaMethod method, ConditionEvents events) {
        method.getCallsFromSelf().stream()
            .filter(call -> types.test(call.getTargetOwner()))
            .forEach(
                call -> events.add(SimpleConditionEvent.violated(method, call.getDescription())));
      }
    };
  }
}
