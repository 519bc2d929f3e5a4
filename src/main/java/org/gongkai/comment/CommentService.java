package org.gongkai.comment;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiFunction;
import org.gongkai.citizen.InboxKind;
import org.gongkai.comment.photo.PhotoRepository;
import org.gongkai.comment.photo.Photos;
import org.gongkai.consultation.ClausePlace;
import org.gongkai.consultation.ClauseTrailView;
import org.gongkai.consultation.ConsultationService;
import org.gongkai.consultation.TrailService;
import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.problem.ProblemType;
import org.gongkai.platform.time.Times;
import org.gongkai.platform.web.Cursor;
import org.gongkai.platform.web.Page;
import org.gongkai.platform.web.VersionTag;
import org.gongkai.platform.web.Versioned;
import org.jspecify.annotations.Nullable;

/** Lists of comments, and their locks for the parts of this feature that change them. */
@ApplicationScoped
public class CommentService {

  /** Fewest characters of a reason that a citizen is given. */
  public static final int MIN_REASON = 10;

  private final CommentRepository comments;
  private final ConsultationService consultations;
  private final TrailService trails;
  private final PhotoRepository photos;
  private final InstantSource clock;

  CommentService(
      CommentRepository comments,
      ConsultationService consultations,
      TrailService trails,
      PhotoRepository photos,
      InstantSource clock) {
    this.comments = comments;
    this.consultations = consultations;
    this.trails = trails;
    this.photos = photos;
    this.clock = clock;
  }

  /**
   * Comments that the public may see, newest first.
   *
   * @param selected only those chosen to be shown first, or only the others; null for all
   */
  @WithSession
  public Uni<Page<PublicCommentView>> publicPage(
      UUID consultationId, @Nullable Boolean selected, @Nullable String cursor, int limit) {
    UUID before = Cursor.read(cursor);
    return consultations
        .publicConsultation(consultationId)
        .chain(() -> comments.publicPage(consultationId, selected, before, limit + 1))
        .chain(rows -> publicViews(page(rows, limit)));
  }

  /**
   * An officer's list, newest first.
   *
   * @param me who asks
   */
  @WithSession
  public Uni<Page<OfficerCommentView>> officerPage(
      UUID consultationId, CommentFilter filter, String me, @Nullable String cursor, int limit) {
    UUID before = Cursor.read(cursor);
    CommentCriteria criteria =
        CommentCriteria.of(consultationId, filter, me, Times.today(clock.instant()));
    return consultations
        .forStaff(consultationId)
        .chain(() -> comments.officerPage(criteria, before, limit + 1))
        .chain(rows -> officerViews(page(rows, limit)));
  }

  /** One comment as officers see it. */
  @WithSession
  public Uni<Versioned<OfficerCommentView>> forOfficer(UUID id) {
    return orNotFound(comments.findById(id)).chain(this::versioned);
  }

  /**
   * What all authors of one consultation are told.
   *
   * @param title at most 200 characters
   * @param text at most 2,000 characters
   */
  public record Notice(
      UUID consultationId, InboxKind kind, String title, String text, Instant at) {}

  /** Tells the author of each comment that was not taken back, in the present transaction. */
  @WithTransaction
  public Uni<Long> tellAuthors(Notice notice) {
    return comments.tellAuthors(notice);
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
   * Locks a comment in the present transaction, for the parts of this feature.
   *
   * @param ifMatch the version that the officer saw
   */
  @WithTransaction
  public Uni<CommentEntity> lock(UUID id, @Nullable String ifMatch) {
    return lock(id).invoke(comment -> VersionTag.require(ifMatch, comment.version));
  }

  /** Locks a comment in the present transaction as it is. */
  @WithTransaction
  Uni<CommentEntity> lock(UUID id) {
    return orNotFound(comments.findById(id, LockModeType.PESSIMISTIC_WRITE));
  }

  /**
   * The consultation that a comment is about, for what must be locked before the comment.
   *
   * @throws ProblemException (in the Uni) {@link ProblemType#COMMENT_NOT_FOUND}
   */
  @WithSession
  public Uni<UUID> consultationOf(UUID id) {
    return comments
        .consultationOf(id)
        .onItem()
        .ifNull()
        .failWith(() -> new ProblemException(ProblemType.COMMENT_NOT_FOUND));
  }

  /** Locks those of a consultation among some comments; unknown ones are left out. */
  @WithTransaction
  public Uni<List<CommentEntity>> lockAll(UUID consultationId, Collection<UUID> ids) {
    return comments.lockAll(consultationId, ids);
  }

  /** A locked comment of which nothing changed, its version included. */
  @WithTransaction
  public Uni<Versioned<OfficerCommentView>> unchanged(CommentEntity comment) {
    return versioned(comment);
  }

  /** Writes locked comments, whose versions move on. */
  @WithTransaction
  public Uni<Void> savedAll(List<CommentEntity> changed) {
    changed.forEach(comment -> comment.updatedAt = later(comment.updatedAt));
    return comments.flush();
  }

  /** Writes a locked comment, whose version moves on even when nothing else did. */
  @WithTransaction
  public Uni<Versioned<OfficerCommentView>> saved(CommentEntity comment) {
    comment.updatedAt = later(comment.updatedAt);
    return comments.flush().chain(() -> versioned(comment));
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

  private static Uni<CommentEntity> orNotFound(Uni<@Nullable CommentEntity> found) {
    return found
        .onItem()
        .ifNull()
        .failWith(() -> new ProblemException(ProblemType.COMMENT_NOT_FOUND));
  }

  static Page<CommentEntity> page(List<CommentEntity> rows, int limit) {
    return Page.of(rows, limit, row -> Cursor.after(row.id));
  }

  /** Each comment with where its clause is now. */
  <T> Uni<Page<T>> located(
      Page<CommentEntity> page, BiFunction<CommentEntity, @Nullable ClauseTrailView, T> view) {
    List<ClausePlace> places =
        page.items().stream().map(CommentService::place).filter(Objects::nonNull).toList();
    return trails
        .trails(places)
        .map(found -> page.map(comment -> view.apply(comment, trail(comment, found))));
  }

  private Uni<Page<PublicCommentView>> publicViews(Page<CommentEntity> page) {
    return photosOf(page)
        .chain(
            found ->
                located(
                    page,
                    (comment, clause) ->
                        PublicCommentView.of(comment, clause, found.shown(comment.id))));
  }

  private Uni<Page<OfficerCommentView>> officerViews(Page<CommentEntity> page) {
    return photosOf(page)
        .chain(
            found ->
                located(
                    page,
                    (comment, clause) ->
                        OfficerCommentView.of(comment, clause, found.forOfficer(comment.id))));
  }

  /** The photos of a page of comments, in one query. */
  Uni<Photos> photosOf(Page<CommentEntity> page) {
    return photos.of(page.items().stream().map(comment -> comment.id).toList());
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
    return officerViews(new Page<>(List.of(comment), null))
        .map(page -> new Versioned<>(page.items().get(0), comment.version));
  }
}
