package org.gongkai.comment.moderation;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.gongkai.platform.cache.AnswerCache;

/** Cached answers to the public that repeat a comment. */
@ApplicationScoped
public class ShownAnswers {

  private final PublishedText published;
  private final AnswerCache cache;

  ShownAnswers(PublishedText published, AnswerCache cache) {
    this.published = published;
    this.cache = cache;
  }

  /** Removes them; called after the commit of what changed the comment. */
  public Uni<Void> evict(UUID commentId) {
    return published.answers(commentId).chain(cache::evict);
  }
}
