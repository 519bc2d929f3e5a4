package org.gongkai.content;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.gongkai.audit.AuditService;
import org.gongkai.audit.AuditedAction;
import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.problem.ProblemType;
import org.gongkai.platform.time.Times;
import org.gongkai.platform.web.Cursor;
import org.gongkai.platform.web.Page;
import org.gongkai.platform.web.Versioned;
import org.jspecify.annotations.Nullable;

/** Submissions and reviews. */
@ApplicationScoped
public class ReviewService {

  private static final int MOST_FINDINGS = 50;

  private final ContentRepository contents;
  private final ContentVersionRepository versions;
  private final ContentReviewRepository reviews;
  private final ContentFindingRepository findings;
  private final ContentViews views;
  private final AuditService audit;
  private final InstantSource clock;

  ReviewService(
      ContentRepository contents,
      ContentVersionRepository versions,
      ContentReviewRepository reviews,
      ContentFindingRepository findings,
      ContentViews views,
      AuditService audit,
      InstantSource clock) {
    this.contents = contents;
    this.versions = versions;
    this.reviews = reviews;
    this.findings = findings;
    this.views = views;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Submits the latest version of a content to its reviewers.
   *
   * @throws ProblemException (in the Uni) {@link ProblemType#CONTENT_NOT_FOUND}, {@link
   *     ProblemType#CONTENT_STATE_FORBIDS}, {@link ProblemType#CONTENT_FINDINGS_OPEN}
   */
  @WithTransaction
  Uni<Versioned<ContentView>> submit(UUID id, @Nullable String ifMatch, String by) {
    return contents
        .lock(id, ifMatch)
        .invoke(content -> ContentPolicy.requireState(content, ContentState.DRAFT))
        .chain(
            content ->
                versions
                    .version(id, content.latest)
                    .call(this::requireNoFindings)
                    .invoke(version -> version.round++)
                    .invoke(() -> content.state = ContentState.IN_REVIEW)
                    .call(version -> audited(version, "submitContent", null, Map.of(), by))
                    .call(contents::flush)
                    .chain(version -> views.view(content, version)));
  }

  /**
   * Reviews the latest version of a content.
   *
   * @throws ProblemException (in the Uni) {@link ProblemType#CONTENT_NOT_FOUND}, {@link
   *     ProblemType#CONTENT_STATE_FORBIDS} and those of {@link ReviewPolicy}
   */
  @WithTransaction
  Uni<Versioned<ContentView>> review(
      UUID id, @Nullable String ifMatch, ReviewContentRequest request, String by) {
    return contents
        .lock(id, ifMatch)
        .invoke(content -> ContentPolicy.requireState(content, ContentState.IN_REVIEW))
        .chain(
            content ->
                versions
                    .version(id, content.latest)
                    .call(version -> requireMayReview(version, request, by))
                    .call(version -> reviews.persist(review(version, request, by)))
                    .invoke(() -> content.state = ReviewPolicy.after(request))
                    .call(version -> audited(version, request, by))
                    .call(contents::flush)
                    .chain(version -> views.view(content, version)));
  }

  /**
   * All reviews of a content, the first one first.
   *
   * @throws ProblemException (in the Uni) {@link ProblemType#CONTENT_NOT_FOUND}
   */
  @WithSession
  Uni<List<ReviewView>> reviews(UUID id) {
    return contents
        .require(id)
        .chain(() -> reviews.ofContent(id))
        .map(made -> made.stream().map(ReviewView::of).toList());
  }

  /** Contents that wait for a review, oldest first; {@code stage} null for any. */
  @WithSession
  Uni<Page<PendingReviewView>> pending(
      @Nullable Integer stage, @Nullable String cursor, int limit) {
    return contents
        .inReview(stage, Cursor.read(cursor), limit + 1)
        .map(rows -> Page.of(rows, limit, row -> Cursor.after(row.id())));
  }

  private Uni<Void> requireNoFindings(ContentVersionEntity version) {
    return findings
        .ofVersion(version.contentId, version.number)
        .map(found -> found.stream().filter(one -> one.overriddenAt == null).toList())
        .invoke(
            open -> {
              if (version.checkedAt == null || !open.isEmpty()) {
                throw new ProblemException(ProblemType.CONTENT_FINDINGS_OPEN, open.size())
                    .with(
                        "findings",
                        open.stream().limit(MOST_FINDINGS).map(FindingView::of).toList());
              }
            })
        .replaceWithVoid();
  }

  private Uni<Void> requireMayReview(
      ContentVersionEntity version, ReviewContentRequest request, String by) {
    return versions
        .authors(version.contentId)
        .chain(
            authors ->
                reviews
                    .ofRound(version.contentId, version.number, version.round)
                    .invoke(made -> ReviewPolicy.require(request, made, authors, by)))
        .replaceWithVoid();
  }

  private ContentReviewEntity review(
      ContentVersionEntity version, ReviewContentRequest request, String by) {
    ContentReviewEntity review = new ContentReviewEntity();
    review.contentId = version.contentId;
    review.number = version.number;
    review.round = version.round;
    review.stage = request.stage();
    review.outcome = request.outcome();
    review.gates = ReviewPolicy.names(request.gates());
    review.opennessConfirmed = Boolean.TRUE.equals(request.opennessConfirmed());
    review.note = request.note();
    review.reviewer = by;
    review.reviewedAt = Times.toMillis(clock.instant());
    return review;
  }

  private Uni<Void> audited(ContentVersionEntity version, ReviewContentRequest request, String by) {
    String note = request.note();
    String reason = note == null || note.length() <= 500 ? note : note.substring(0, 500);
    return audited(
        version,
        "reviewContent",
        reason,
        Map.of("stage", request.stage(), "outcome", request.outcome().name()),
        by);
  }

  private Uni<Void> audited(
      ContentVersionEntity version,
      String action,
      @Nullable String reason,
      Map<String, Object> detail,
      String by) {
    Map<String, Object> all = new TreeMap<>(detail);
    all.put("number", version.number);
    all.put("round", version.round);
    return audit.record(new AuditedAction(by, action, "content", version.contentId, reason, all));
  }
}
