package org.gongkai.decision;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.gongkai.platform.id.IdGenerator;
import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.problem.ProblemType;
import org.gongkai.platform.time.Times;

/** The decision catalogue. */
@ApplicationScoped
public class DecisionService {

  private final DecisionRepository decisions;
  private final Instance<DossierPart> parts;
  private final IdGenerator ids;
  private final InstantSource clock;

  DecisionService(
      DecisionRepository decisions,
      @Any Instance<DossierPart> parts,
      IdGenerator ids,
      InstantSource clock) {
    this.decisions = decisions;
    this.parts = parts;
    this.ids = ids;
    this.clock = clock;
  }

  /** Adds an entry to the catalogue. */
  @WithTransaction
  public Uni<DecisionView> create(CreateDecisionRequest request, String by) {
    DecisionEntity decision = new DecisionEntity();
    decision.id = ids.next();
    decision.year = request.year();
    decision.title = request.title();
    decision.unit = request.unit();
    decision.createdBy = by;
    Instant now = Times.toMillis(clock.instant());
    return decisions.persist(decision).map(saved -> DecisionView.of(saved, now));
  }

  /**
   * Refuses an identifier that is no decision's.
   *
   * @throws ProblemException (in the Uni) {@link ProblemType#DECISION_NOT_FOUND}
   */
  @WithSession
  public Uni<Void> requireExisting(UUID id) {
    return find(id).replaceWithVoid();
  }

  /**
   * The public dossier.
   *
   * @throws ProblemException (in the Uni) {@link ProblemType#DECISION_NOT_FOUND} also when nothing
   *     about it is public
   */
  @WithSession
  public Uni<DossierView> dossier(UUID id) {
    return find(id).chain(decision -> links(id).map(links -> dossier(decision, links)));
  }

  private Uni<DecisionEntity> find(UUID id) {
    return decisions
        .findById(id)
        .onItem()
        .ifNull()
        .failWith(() -> new ProblemException(ProblemType.DECISION_NOT_FOUND));
  }

  private Uni<List<DossierLink>> links(UUID id) {
    Uni<List<DossierLink>> all = Uni.createFrom().item(ArrayList::new);
    for (DossierPart part : parts) {
      all = all.chain(links -> part.linksOf(id).invoke(links::addAll).replaceWith(links));
    }
    return all;
  }

  private static DossierView dossier(DecisionEntity decision, List<DossierLink> links) {
    if (links.isEmpty()) {
      throw new ProblemException(ProblemType.DECISION_NOT_FOUND);
    }
    return new DossierView(
        decision.id, decision.year, decision.title, decision.unit, List.copyOf(links));
  }
}
