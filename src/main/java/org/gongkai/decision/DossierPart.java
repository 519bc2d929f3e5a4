package org.gongkai.decision;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;

/**
 * A feature's contribution to dossiers. Features know decisions, decisions know no feature; so the
 * dossier collects what each of them has published. Called within a session, one part after the
 * other.
 */
public interface DossierPart {

  /** What is public about the decision, oldest first; nothing unpublished. */
  Uni<List<DossierLink>> linksOf(UUID decisionId);
}
