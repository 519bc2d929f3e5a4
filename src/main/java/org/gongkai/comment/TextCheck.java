package org.gongkai.comment;

import io.smallrye.mutiny.Uni;
import java.util.UUID;

/**
 * The port through which a comment's text is checked. Called outside any transaction; never fails,
 * see {@link CheckResult}.
 */
public interface TextCheck {

  /** Checks what a citizen wrote. */
  Uni<CheckResult> check(UUID citizenId, String text);
}
