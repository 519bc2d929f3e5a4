package org.gongkai.platform.scope;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.problem.ProblemType;
import org.gongkai.platform.security.Caller;
import org.gongkai.platform.security.Roles;

/**
 * Keeps officers to the own unit. Whoever acts as an officer is kept to it, whatever other roles
 * the token carries: no two roles give together what neither gives alone.
 */
@ApplicationScoped
public class UnitScope {

  private final Caller caller;

  UnitScope(Caller caller) {
    this.caller = caller;
  }

  /** The units whose affairs the caller sees. */
  public Units units() {
    return caller.has(Roles.OFFICER) ? new Units(false, caller.units()) : Units.ALL;
  }

  /**
   * Refuses to put something into another unit's hands.
   *
   * @throws ProblemException {@link ProblemType#FORBIDDEN}
   */
  public void require(String unit) {
    if (!units().hold(unit)) {
      throw new ProblemException(ProblemType.FORBIDDEN);
    }
  }

  /**
   * Refuses another unit's thing as if it were not there. What is not there at all passes: the
   * operation says so itself. Callers who see every unit cost no query.
   *
   * @throws ProblemException (in the Uni) {@link UnitLookUp#missing}
   */
  public Uni<Void> require(UnitLookUp lookUp, UUID id) {
    Units own = units();
    if (own.all()) {
      return Uni.createFrom().voidItem();
    }
    return lookUp
        .unitOf(id)
        .invoke(
            unit -> {
              if (unit != null && !own.hold(unit)) {
                throw new ProblemException(lookUp.missing());
              }
            })
        .replaceWithVoid();
  }
}
