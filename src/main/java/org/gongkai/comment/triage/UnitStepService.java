package org.gongkai.comment.triage;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** With whom a comment was, for those outside: units, never persons. */
@ApplicationScoped
public class UnitStepService {

  private final HandlingRepository history;

  UnitStepService(HandlingRepository history) {
    this.history = history;
  }

  /** The units that a comment went to, the first one first; a handover within a unit is none. */
  @WithSession
  public Uni<List<UnitStep>> of(UUID commentId) {
    return history.handovers(commentId).map(UnitStepService::units);
  }

  private static List<UnitStep> units(List<HandlingEntity> handovers) {
    List<UnitStep> steps = new ArrayList<>();
    for (HandlingEntity handover : handovers) {
      String unit = handover.unit;
      boolean isSame = !steps.isEmpty() && steps.get(steps.size() - 1).unit().equals(unit);
      if (unit != null && !isSame) {
        steps.add(new UnitStep(unit, handover.actedAt));
      }
    }
    return steps;
  }
}
