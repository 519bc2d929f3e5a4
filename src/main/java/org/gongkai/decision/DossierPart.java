package org.gongkai.decision;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A feature's contribution to dossiers. Features know decisions, decisions know no feature; so the
 * dossier collects what each of them has published. Called within a session, one part after the
 * other.
 */
public interface DossierPart {

  /** What is public about the decision, oldest first; nothing unpublished. */
  Uni<List<DossierLink>> linksOf(UUID decisionId);

  /**
   * Hears that the decision's result is published, in the transaction that publishes it.
   *
   * @param at null when the result was withdrawn and there is no other
   */
  Uni<Void> decided(UUID decisionId, @Nullable Instant at);

  /** Names of cached answers that show whether the decision has its result. */
  Uni<List<String>> cacheGroupsOf(UUID decisionId);
}
