package org.gongkai.comment;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.security.UnauthorizedException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiFunction;
import org.gongkai.consultation.AdmittedComment;
import org.gongkai.consultation.ClausePlace;
import org.gongkai.consultation.ClauseRef;
import org.gongkai.consultation.ClauseTrailView;
import org.gongkai.consultation.ConsultationService;
import org.gongkai.consultation.DraftService;
import org.gongkai.consultation.TrailService;
import org.gongkai.platform.id.IdGenerator;
import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.problem.ProblemType;
import org.gongkai.platform.security.FieldCipher;
import org.gongkai.platform.time.Times;
import org.gongkai.platform.web.Cursor;
import org.gongkai.platform.web.Page;
import org.gongkai.platform.web.VersionTag;
import org.gongkai.platform.web.Versioned;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;

/** Comments: intake, moderation and lists. */
@ApplicationScoped
public class CommentService {

  /** Fewest characters of a reason that a citizen is given. */
  public static final int MIN_REASON = 10;

  /** Violated when the token outlived its citizen. */
  private static final String CITIZEN_KEY = "comment_citizen_id_fkey";

  /** Violated when a ticket is used a second time. */
  private static final String TICKET_KEY = "comment_ticket";

  private final CommentRepository comments;
  private final CommentCheckRepository checks;
  private final ConsultationService consultations;
  private final DraftService drafts;
  private final TrailService trails;
  private final Receipts receipts;
  private final FieldCipher cipher;
  private final IdGenerator ids;
  private final InstantSource clock;

  CommentService(
      CommentRepository comments,
      CommentCheckRepository checks,
      ConsultationService consultations,
      DraftService drafts,
      TrailService trails,
      Receipts receipts,
      FieldCipher cipher,
      IdGenerator ids,
      InstantSource clock) {
    this.comments = comments;
    this.checks = checks;
    this.consultations = consultations;
    this.drafts = drafts;
    this.trails = trails;
    this.receipts = receipts;
    this.cipher = cipher;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Takes a citizen's comment: the comment, its receipt and its check are one transaction.
   *
   * @throws ProblemException (in the Uni) when the window is not open, the text is empty or too
   *     long, or the clause is not part of the published draft
   */
  @WithTransaction
  public Uni<SubmittedView> submit(
      UUID consultationId, UUID citizenId, SubmitCommentRequest request) {
    String text = CommentText.accept(request.text());
    return consultations
        .admitComment(consultationId, citizenId, request.ticket())
        .chain(
            admitted ->
                versionOf(consultationId, admitted, request)
                    .map(
                        version ->
                            entity(consultationId, citizenId, request, text, admitted, version)))
        .call(comments::persist)
        .call(comment -> checks.persist(check(comment)))
        .call(comments::flush)
        .onFailure(failure -> violates(failure, CITIZEN_KEY))
        .transform(unknown -> new UnauthorizedException())
        .onFailure(failure -> violates(failure, TICKET_KEY))
        .transform(used -> new ProblemException(ProblemType.TICKET_USED))
        .map(
            comment ->
                new SubmittedView(comment.id, Receipts.format(comment.receipt), comment.status));
  }

  /** Comments that the public may see, newest first. */
  @WithSession
  public Uni<Page<PublicCommentView>> publicPage(
      UUID consultationId, @Nullable String cursor, int limit) {
    UUID before = Cursor.read(cursor);
    return consultations
        .publicConsultation(consultationId)
        .chain(() -> comments.publicPage(consultationId, before, limit + 1))
        .chain(rows -> located(page(rows, limit), PublicCommentView::of));
  }

  /** A citizen's own comments, newest first. */
  @WithSession
  public Uni<Page<MyCommentView>> citizenPage(UUID citizenId, @Nullable String cursor, int limit) {
    return comments
        .citizenPage(citizenId, Cursor.read(cursor), limit + 1)
        .chain(rows -> located(page(rows, limit), MyCommentView::of));
  }

  /** An officer's list, newest first; {@code status} null for every one. */
  @WithSession
  public Uni<Page<OfficerCommentView>> officerPage(
      UUID consultationId, @Nullable CommentStatus status, @Nullable String cursor, int limit) {
    UUID before = Cursor.read(cursor);
    return consultations
        .forStaff(consultationId)
        .chain(() -> comments.officerPage(consultationId, status, before, limit + 1))
        .chain(rows -> located(page(rows, limit), OfficerCommentView::of));
  }

  /** One comment as officers see it. */
  @WithSession
  public Uni<Versioned<OfficerCommentView>> forOfficer(UUID id) {
    return orNotFound(comments.findById(id)).chain(this::versioned);
  }

  /** Every comment of a consultation in the order of intake, withdrawn ones included. */
  @WithSession
  public Uni<List<CountedComment>> all(UUID consultationId) {
    return comments
        .ofConsultation(consultationId)
        .map(rows -> rows.stream().map(CountedComment::of).toList());
  }

  /** The comment behind a receipt; null for an unknown or misspelt one. */
  @WithSession
  public Uni<@Nullable CountedComment> byReceipt(String receipt) {
    String stored = Receipts.parse(receipt);
    if (stored == null) {
      return Uni.createFrom().nullItem();
    }
    return comments
        .byReceipt(stored)
        .map(comment -> comment == null ? null : CountedComment.of(comment));
  }

  /**
   * Shows or hides a comment by a person's decision.
   *
   * @throws ProblemException (in the Uni) {@link ProblemType#REASON_REQUIRED} when it is hidden
   *     without a reason
   */
  @WithTransaction
  public Uni<Versioned<OfficerCommentView>> moderate(
      UUID id, @Nullable String ifMatch, ModerateCommentRequest request) {
    return lock(id, ifMatch)
        .invoke(comment -> decide(comment, request))
        .call(() -> checks.deleteById(id))
        .call(comments::flush)
        .chain(this::versioned);
  }

  /**
   * Locks a comment in the present transaction for a change that moves its version on.
   *
   * @param ifMatch the version that the officer saw
   */
  @WithTransaction
  public Uni<Versioned<OfficerCommentView>> touch(UUID id, @Nullable String ifMatch) {
    return lock(id, ifMatch)
        .invoke(comment -> comment.updatedAt = later(comment.updatedAt))
        .call(comments::flush)
        .chain(this::versioned);
  }

  private Uni<CommentEntity> lock(UUID id, @Nullable String ifMatch) {
    return orNotFound(comments.findById(id, LockModeType.PESSIMISTIC_WRITE))
        .invoke(comment -> VersionTag.require(ifMatch, comment.version));
  }

  private void decide(CommentEntity comment, ModerateCommentRequest request) {
    if (comment.status == CommentStatus.WITHDRAWN) {
      throw new ProblemException(ProblemType.COMMENT_NOT_MODERATABLE);
    }
    boolean hides = request.outcome() == ModerateCommentRequest.Outcome.HIDDEN;
    if (hides && !isReason(request.reason())) {
      throw new ProblemException(ProblemType.REASON_REQUIRED, MIN_REASON);
    }
    comment.status = hides ? CommentStatus.HIDDEN : CommentStatus.PUBLIC;
    comment.statusReason = hides ? request.reason() : null;
    comment.checkedAt = Times.toMillis(clock.instant());
    comment.updatedAt = later(comment.updatedAt);
  }

  /** Whether a text is long enough to be a reason. */
  public static boolean isReason(@Nullable String reason) {
    return reason != null
        && reason.strip().codePointCount(0, reason.strip().length()) >= MIN_REASON;
  }

  /** Now, or a millisecond after the last change when the clock has not moved since. */
  private Instant later(Instant last) {
    Instant now = Times.toMillis(clock.instant());
    return now.isAfter(last) ? now : last.plusMillis(1);
  }

  /**
   * The version that a comment is about: the one that its author names; else the present one, or
   * the newest that has the clause, which the author may have been reading when the present one
   * came out.
   */
  private Uni<Integer> versionOf(
      UUID consultationId, AdmittedComment admitted, SubmitCommentRequest request) {
    UUID clauseId = request.clauseId();
    Integer named = request.draftVersion();
    if (named != null) {
      return drafts.requirePublic(consultationId, named, clauseId).replaceWith(named);
    }
    return clauseId == null
        ? Uni.createFrom().item(admitted.draftNumber())
        : drafts.requirePublicClause(consultationId, clauseId).map(ClauseRef::version);
  }

  private CommentEntity entity(
      UUID consultationId,
      UUID citizenId,
      SubmitCommentRequest request,
      String text,
      AdmittedComment admitted,
      int version) {
    Respondent respondent = request.respondent();
    CommentEntity comment = new CommentEntity();
    comment.id = ids.next();
    comment.consultationId = consultationId;
    comment.draftNumber = version;
    comment.ticketId = admitted.ticketId();
    comment.clauseId = request.clauseId();
    comment.citizenId = citizenId;
    comment.source = CommentSource.MINI_PROGRAM;
    comment.text = text;
    comment.respondentType = respondent.type();
    comment.respondentName = respondent.name() == null ? null : cipher.encrypt(respondent.name());
    comment.respondentPhone =
        respondent.phone() == null ? null : cipher.encrypt(respondent.phone());
    comment.maskedName = MaskedName.of(respondent.name());
    comment.publishConsent = request.publishConsent();
    comment.receipt = receipts.next();
    comment.status = CommentStatus.PENDING_REVIEW;
    comment.submittedAt = Times.toMillis(admitted.at());
    comment.updatedAt = comment.submittedAt;
    return comment;
  }

  private CommentCheckEntity check(CommentEntity comment) {
    CommentCheckEntity check = new CommentCheckEntity();
    check.commentId = comment.id;
    check.dueAt = clock.instant();
    return check;
  }

  private static boolean violates(Throwable failure, String constraint) {
    return failure instanceof ConstraintViolationException violation
        && constraint.equals(violation.getConstraintName());
  }

  private static Uni<CommentEntity> orNotFound(Uni<@Nullable CommentEntity> found) {
    return found
        .onItem()
        .ifNull()
        .failWith(() -> new ProblemException(ProblemType.COMMENT_NOT_FOUND));
  }

  private static Page<CommentEntity> page(List<CommentEntity> rows, int limit) {
    return Page.of(rows, limit, row -> Cursor.after(row.id));
  }

  /** Each comment with where its clause is now. */
  private <T> Uni<Page<T>> located(
      Page<CommentEntity> page, BiFunction<CommentEntity, @Nullable ClauseTrailView, T> view) {
    List<ClausePlace> places =
        page.items().stream().map(CommentService::place).filter(Objects::nonNull).toList();
    return trails
        .trails(places)
        .map(found -> page.map(comment -> view.apply(comment, trail(comment, found))));
  }

  private static @Nullable ClauseTrailView trail(
      CommentEntity comment, Map<ClausePlace, ClauseTrailView> found) {
    ClausePlace place = place(comment);
    return place == null ? null : found.get(place);
  }

  private static @Nullable ClausePlace place(CommentEntity comment) {
    return comment.clauseId == null
        ? null
        : new ClausePlace(comment.consultationId, comment.draftNumber, comment.clauseId);
  }

  private Uni<Versioned<OfficerCommentView>> versioned(CommentEntity comment) {
    return located(new Page<>(List.of(comment), null), OfficerCommentView::of)
        .map(page -> new Versioned<>(page.items().get(0), comment.version));
  }
}
