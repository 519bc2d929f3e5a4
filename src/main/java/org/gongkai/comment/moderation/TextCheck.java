package org.gongkai.comment.moderation;

import io.smallrye.mutiny.Uni;
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
   */
  Uni<CheckResult> check(@Nullable UUID citizenId, String text);
}
