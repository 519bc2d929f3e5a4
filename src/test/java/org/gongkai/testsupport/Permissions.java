package org.gongkai.testsupport;

import jakarta.annotation.security.RolesAllowed;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.gongkai.platform.scope.UnitScoped;

/** Who may call what, read from the annotations of the resources. */
public final class Permissions {

  /** Roles in the order of the table. */
  public static final List<String> ROLES =
      List.of("citizen", "editor", "reviewer", "officer", "admin", "auditor");

  /** Operations that show an officer less than the unit's, by a rule of their own. */
  private static final Map<String, String> NARROWER = Map.of("getExport", "own exports");

  private static final Path CLASSES =
      Path.of(System.getProperty("gongkai.basedir", ".")).resolve("target/classes");

  private static final String HEAD =
      """
      # Permissions

      Who may call which operation, generated from the code and compared with it by `PermissionsTest`
      (`-Dgongkai.permissions.update=true` writes it anew); the same test calls every operation as everyone.

      - Without a token only what is public is answered; the rest is 401. A role that does not stand here is 403.
      - **own unit**: officers see and change what belongs to the units that their token names (claim `unit`,
        [authentication](authentication.md)). Another unit's things are not there: 404 for a single one, left out of lists.
        To create something for another unit is 403. A token without a unit shows an officer nothing. Whoever has the role
        `officer` is kept to the own unit also where another role of the token would show more.
      - Editors, reviewers, administrators and auditors are bound to no unit.
      - What is public stays public: a published consultation of another unit is read at its public address.
      - A citizen reads and changes what is the citizen's own.

      """;

  private Permissions() {}

  /**
   * Who may call an operation.
   *
   * @param roles none for a public operation
   * @param unitScoped whether officers are kept to the own unit
   */
  public record Permission(Contract.Operation operation, Set<String> roles, boolean unitScoped) {

    /** Whether everyone may call it, also without a token. */
    public boolean isPublic() {
      return roles.isEmpty();
    }

    /** Whether its path names one thing of a unit. */
    public boolean isAboutOneThing() {
      return unitScoped && operation.path().contains("{id}");
    }

    private String cell(String role) {
      if (!roles.contains(role)) {
        return "";
      }
      String scope = unitScoped ? "own unit" : NARROWER.getOrDefault(operation.id(), "yes");
      return role.equals("officer") ? scope : "yes";
    }

    private String row() {
      String cells = ROLES.stream().map(this::cell).collect(Collectors.joining(" | "));
      return "| `%s` | `%s %s` | %s | %s |"
          .formatted(
              operation.id(), operation.method(), operation.path(), isPublic() ? "yes" : "", cells);
    }
  }

  /** The permission of every operation of the contract. */
  public static List<Permission> all() {
    Map<String, Method> methods = methods();
    return Contract.operations().stream()
        .map(operation -> permission(operation, method(methods, operation)))
        .sorted(
            Comparator.comparing((Permission one) -> one.operation().path())
                .thenComparing(one -> one.operation().method()))
        .toList();
  }

  /** The document for people. */
  public static String table() {
    String head = "| operation | request | public | " + String.join(" | ", ROLES) + " |";
    String line = "|---".repeat(ROLES.size() + 3) + "|";
    return Stream.concat(Stream.of(head, line), all().stream().map(Permission::row))
        .collect(Collectors.joining("\n", HEAD, "\n"));
  }

  private static Method method(Map<String, Method> methods, Contract.Operation operation) {
    return Optional.ofNullable(methods.get(operation.id()))
        .orElseThrow(() -> new IllegalStateException("no method of " + operation.id()));
  }

  private static Permission permission(Contract.Operation operation, Method method) {
    Class<?> resource = method.getDeclaringClass();
    RolesAllowed allowed =
        Optional.ofNullable(method.getAnnotation(RolesAllowed.class))
            .orElse(resource.getAnnotation(RolesAllowed.class));
    Set<String> roles = allowed == null ? Set.of() : Set.of(allowed.value());
    boolean isScoped =
        resource.isAnnotationPresent(UnitScoped.class)
            || method.isAnnotationPresent(UnitScoped.class);
    return new Permission(operation, roles, isScoped);
  }

  /** By the names of their operations; those that the contract hides have none. */
  private static Map<String, Method> methods() {
    return resources()
        .flatMap(resource -> Arrays.stream(resource.getDeclaredMethods()))
        .filter(method -> method.isAnnotationPresent(Operation.class))
        .filter(method -> !method.getAnnotation(Operation.class).hidden())
        .collect(
            Collectors.toMap(
                method -> method.getAnnotation(Operation.class).operationId(), method -> method));
  }

  private static Stream<Class<?>> resources() {
    try (Stream<Path> files = Files.walk(CLASSES.resolve("org/gongkai"))) {
      return files
          .map(file -> CLASSES.relativize(file).toString())
          .filter(name -> name.endsWith("Resource.class"))
          .map(Permissions::load)
          .toList()
          .stream();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static Class<?> load(String file) {
    String name = file.replace(".class", "").replace(File.separatorChar, '.');
    try {
      return Class.forName(name, false, Thread.currentThread().getContextClassLoader());
    } catch (ClassNotFoundException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
