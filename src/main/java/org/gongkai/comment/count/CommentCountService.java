package org.gongkai.comment.count;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.UUID;
import org.gongkai.consultation.ConsultationService;
import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.problem.ProblemType;
import org.gongkai.platform.time.Times;

/**
 * Counts of comments. They are exact: each change of a comment leaves its difference in the same
 * transaction, and reading adds up the sums and the differences that are not folded into them yet.
 */
@ApplicationScoped
public class CommentCountService {

  /** Most differences that one transaction folds. */
  static final int BATCH = 5000;

  private final CommentCountRepository counts;
  private final ConsultationService consultations;
  private final InstantSource clock;

  CommentCountService(
      CommentCountRepository counts, ConsultationService consultations, InstantSource clock) {
    this.counts = counts;
    this.consultations = consultations;
    this.clock = clock;
  }

  /**
   * The counts of a consultation.
   *
   * @throws ProblemException (in the Uni) {@link ProblemType#CONSULTATION_NOT_FOUND}
   */
  @WithSession
  public Uni<CommentCountsView> counts(UUID consultationId) {
    return consultations
        .forStaff(consultationId)
        .chain(() -> counts.sums(consultationId, Times.today(clock.instant())))
        .map(rows -> new Tally(rows).view(consultationId));
  }

  /** Folds differences into the sums; says whether there may be more. */
  @WithTransaction
  public Uni<Boolean> fold() {
    return counts.fold(BATCH).call(counts::sweep).map(folded -> folded == BATCH);
  }
}
