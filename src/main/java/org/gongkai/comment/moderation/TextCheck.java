package org.gongkai.comment.moderation;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The port through which a comment's text is checked. Called outside any transaction; never fails,
 * see {@link CheckResult}.
 */
public interface TextCheck {

  /**
   * Checks what a citizen wrote.
   *
   * @param citizenId the author; null for one who never logged in
   * @param submittedAt when the author was here last, as far as we know
   */
  Uni<CheckResult> check(@Nullable UUID citizenId, String text, Instant submittedAt);
}
