package org.gongkai.platform.scope;

import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/**
 * Runs before every operation of a {@link UnitScoped} resource, after its roles were checked and
 * before its body is read.
 */
public class UnitFilter {

  private static final String ID = "id";

  private final UnitScope scope;
  private final List<UnitLookUp> lookUps;

  public UnitFilter(UnitScope scope, @All List<UnitLookUp> lookUps) {
    this.scope = scope;
    this.lookUps = lookUps;
  }

  /** Ends a request about another unit's thing. */
  @ServerRequestFilter
  @UnitScoped
  public Uni<Void> keepToOwnUnit(ContainerRequestContext request, ResourceInfo resource) {
    UUID id = id(request.getUriInfo().getPathParameters().getFirst(ID));
    return id == null
        ? Uni.createFrom().voidItem()
        : scope.require(lookUp(resource.getResourceClass()), id);
  }

  /** Without one the request ends as a fault: nothing is let through unseen. */
  private UnitLookUp lookUp(Class<?> resource) {
    UnitScoped scoped = resource.getAnnotation(UnitScoped.class);
    Objects.requireNonNull(scoped, resource.getName());
    return lookUps.stream()
        .filter(lookUp -> scoped.value() != UnitLookUp.class && scoped.value().isInstance(lookUp))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no unit of " + resource.getName()));
  }

  /** As the parameters of resources are read; what is no identifier is refused by them. */
  private static @Nullable UUID id(@Nullable String text) {
    try {
      return text == null ? null : UUID.fromString(text);
    } catch (IllegalArgumentException none) {
      return null;
    }
  }
}
