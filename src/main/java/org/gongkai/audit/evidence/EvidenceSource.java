package org.gongkai.audit.evidence;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * What owns things that belong in the log. Asked within a session of the database. Things are never
 * changed and never deleted.
 */
public interface EvidenceSource {

  /** What its leaves stand for; each kind has one source. */
  EvidenceKind kind();

  /**
   * Things that are not in the log, the oldest first.
   *
   * @param since only those of this instant or later
   * @param most at most so many
   */
  Uni<List<Evidence>> unsealed(Instant since, int most);

  /** Things by their identifiers, every state of them; those that do not exist are left out. */
  Uni<List<Evidence>> of(Collection<UUID> refs);
}
