package org.gongkai.platform.scope;

import io.smallrye.mutiny.Uni;
import java.util.UUID;
import org.gongkai.platform.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/** Finds the unit that is responsible for one kind of thing. */
public interface UnitLookUp {

  /** The unit; null when there is no such thing. */
  Uni<@Nullable String> unitOf(UUID id);

  /** What is answered when there is no such thing, and to officers of another unit. */
  ProblemType missing();
}
