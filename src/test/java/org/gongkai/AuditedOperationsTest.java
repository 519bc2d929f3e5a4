package org.gongkai;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.gongkai.audit.AuditService;
import org.gongkai.platform.security.FieldCipher;
import org.gongkai.platform.security.Roles;
import org.gongkai.platform.web.IdempotentWrites;
import org.junit.jupiter.api.Test;

/**
 * No member of staff writes anything, or reads personal data, past the trail: from each such
 * operation a path of calls leads to it. What the entries say, the tests of the operations show.
 */
class AuditedOperationsTest {

  private static final JavaClasses CODE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.gongkai");

  /** What writes nothing although its method is not GET. */
  private static final Set<String> CHANGE_NOTHING = Set.of();

  /** Credentials of channels, and answers kept for whom they were given to. */
  private static final Set<String> OPEN_OTHER_SECRETS =
      Set.of("org.gongkai.channel.ChannelAccounts", IdempotentWrites.class.getName());

  private final Map<JavaCodeUnit, Set<JavaCodeUnit>> calls = calls();

  @Test
  void staffWriteNothingPastTheTrail() {
    Set<String> missing = new TreeSet<>();
    List<JavaMethod> writes =
        operations().filter(AuditedOperationsTest::isForStaff).filter(m -> !isRead(m)).toList();
    assertThat(writes).hasSizeGreaterThan(60);
    for (JavaMethod write : writes) {
      if (!CHANGE_NOTHING.contains(id(write)) && !reaches(write, AuditedOperationsTest::records)) {
        missing.add(id(write));
      }
    }
    assertThat(missing).isEmpty();
  }

  @Test
  void staffReadNoPersonalDataPastTheTrail() {
    Set<String> missing = new TreeSet<>();
    Set<String> reading = new TreeSet<>();
    operations()
        .filter(AuditedOperationsTest::isForStaff)
        .filter(read -> reaches(read, this::opensPersonalData))
        .forEach(
            read -> {
              reading.add(id(read));
              if (!reaches(read, AuditedOperationsTest::records)) {
                missing.add(id(read));
              }
            });
    assertThat(reading).contains("exportCommentsCsv", "exportCommentsNdjson", "exportCommentsXlsx");
    assertThat(missing).isEmpty();
  }

  @Test
  void findsWhatIsMissing() {
    JavaMethod read =
        operations().filter(m -> id(m).equals("listDecisionsForStaff")).findFirst().orElseThrow();
    assertThat(reaches(read, AuditedOperationsTest::records)).isFalse();
  }

  private static Stream<JavaMethod> operations() {
    return CODE.stream()
        .flatMap(type -> type.getMethods().stream())
        .filter(method -> method.isAnnotatedWith(Operation.class));
  }

  private static String id(JavaMethod operation) {
    return operation.getAnnotationOfType(Operation.class).operationId();
  }

  private static boolean isRead(JavaMethod operation) {
    return operation.isAnnotatedWith(GET.class);
  }

  private static boolean isForStaff(JavaMethod operation) {
    RolesAllowed roles =
        operation
            .tryGetAnnotationOfType(RolesAllowed.class)
            .or(() -> operation.getOwner().tryGetAnnotationOfType(RolesAllowed.class))
            .orElse(null);
    return roles != null && !Arrays.asList(roles.value()).contains(Roles.CITIZEN);
  }

  private static boolean records(JavaCodeUnit unit) {
    return unit.getOwner().isEquivalentTo(AuditService.class)
        && List.of("record", "note").contains(unit.getName());
  }

  private boolean opensPersonalData(JavaCodeUnit unit) {
    return !OPEN_OTHER_SECRETS.contains(unit.getOwner().getName())
        && calls.getOrDefault(unit, Set.of()).stream()
            .anyMatch(
                called ->
                    called.getOwner().isEquivalentTo(FieldCipher.class)
                        && called.getName().startsWith("decrypt"));
  }

  private boolean reaches(JavaMethod from, Predicate<JavaCodeUnit> target) {
    Set<JavaCodeUnit> seen = new HashSet<>(Set.of(from));
    Deque<JavaCodeUnit> waiting = new ArrayDeque<>(seen);
    while (!waiting.isEmpty()) {
      JavaCodeUnit unit = waiting.poll();
      if (target.test(unit)) {
        return true;
      }
      for (JavaCodeUnit next : calls.getOrDefault(unit, Set.of())) {
        if (seen.add(next)) {
          waiting.add(next);
        }
      }
    }
    return false;
  }

  private static List<JavaCodeUnit> targets(JavaAccess<?> access) {
    List<JavaCodeUnit> targets = new ArrayList<>();
    if (access.getTarget() instanceof CodeUnitAccessTarget target) {
      target
          .resolveMember()
          .ifPresent(
              member -> {
                targets.add(member);
                for (JavaClass type : member.getOwner().getAllSubclasses()) {
                  type.getCodeUnits().stream()
                      .filter(unit -> unit.getName().equals(member.getName()))
                      .filter(
                          unit ->
                              unit.getRawParameterTypes().size()
                                  == member.getRawParameterTypes().size())
                      .forEach(targets::add);
                }
              });
    }
    return targets;
  }

  /** By what each unit calls; what calls a method of an interface calls all that implement it. */
  private static Map<JavaCodeUnit, Set<JavaCodeUnit>> calls() {
    Map<JavaCodeUnit, Set<JavaCodeUnit>> calls = new HashMap<>();
    for (JavaClass type : CODE) {
      for (JavaCodeUnit unit : type.getCodeUnits()) {
        Set<JavaCodeUnit> called = calls.computeIfAbsent(unit, none -> new HashSet<>());
        unit.getAccessesFromSelf().forEach(access -> called.addAll(targets(access)));
      }
    }
    return calls;
  }
}
