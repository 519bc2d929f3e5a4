package org.gongkai.comment.photo;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.gongkai.comment.CommentEntity;
import org.gongkai.comment.CommentRepository;
import org.gongkai.platform.time.Times;
import org.jspecify.annotations.Nullable;

/** The outbox of checks of photos. Every method is one transaction and calls no platform. */
@ApplicationScoped
class PhotoCheckService {

  private static final int BATCH = 20;

  private final PhotoRepository photos;
  private final CommentRepository comments;
  private final MediaCheckResults results;
  private final InstantSource clock;

  PhotoCheckService(
      PhotoRepository photos,
      CommentRepository comments,
      MediaCheckResults results,
      InstantSource clock) {
    this.photos = photos;
    this.comments = comments;
    this.results = results;
    this.clock = clock;
  }

  /**
   * A photo to ask about.
   *
   * @param citizen null when its author's data were erased; nobody is asked then
   * @param askable whether the platform may be asked at all
   * @param askedAt names this try
   */
  record Due(
      UUID photo, @Nullable UUID citizen, Instant submittedAt, boolean askable, Instant askedAt) {}

  /**
   * Claims the photo that is due longest; null when none is. From here on it counts as asked about:
   * one whose worker dies is not asked about again, and goes to a person when the wait ends.
   */
  @WithTransaction
  Uni<@Nullable Due> claim() {
    Instant now = now();
    return photos
        .due(now)
        .chain(photo -> photo == null ? Uni.createFrom().nullItem() : claim(photo, now));
  }

  private Uni<@Nullable Due> claim(PhotoEntity photo, Instant now) {
    photo.attempts++;
    photo.askedAt = now;
    return comments.findById(photo.commentId).map(comment -> due(photo, comment, now));
  }

  private static Due due(PhotoEntity photo, CommentEntity comment, Instant now) {
    boolean askable = PhotoPolicy.isAskable(comment.status, comment.submittedAt, now);
    return new Due(photo.id, photo.citizenId, comment.submittedAt, askable, now);
  }

  /** Records what came of asking, and the result if it was faster. */
  @WithTransaction
  Uni<Void> record(Due due, Asked asked) {
    String traceId = asked.traceId();
    return traceId == null ? recordFailure(due, asked) : recordTrace(due, traceId);
  }

  private Uni<Void> recordFailure(Due due, Asked asked) {
    Instant now = now();
    return photos
        .lock(due.photo())
        .invoke(
            photo -> {
              if (photo != null) {
                PhotoPolicy.failed(photo, due.askedAt(), asked, due.submittedAt(), now);
              }
            })
        .replaceWithVoid();
  }

  private Uni<Void> recordTrace(Due due, String traceId) {
    return results
        .hold(traceId)
        .chain(() -> photos.lock(due.photo()))
        .chain(
            photo ->
                photo == null || !PhotoPolicy.isAwaiting(photo, due.askedAt())
                    ? Uni.createFrom().voidItem()
                    : awaitResult(photo, traceId));
  }

  private Uni<Void> awaitResult(PhotoEntity photo, String traceId) {
    photo.traceId = traceId;
    return photos
        .flush()
        .chain(() -> results.take(traceId))
        .invoke(
            result -> {
              if (result != null) {
                PhotoPolicy.apply(photo, result, now());
              }
            })
        .replaceWithVoid();
  }

  /** Applies a result to its photo, or keeps it until the photo is known. */
  @WithTransaction
  Uni<Void> result(String traceId, PhotoResult result, Instant receivedAt) {
    return results
        .hold(traceId)
        .chain(() -> photos.lockTraced(traceId))
        .chain(
            photo -> {
              if (photo == null) {
                return results.keep(traceId, result, receivedAt);
              }
              PhotoPolicy.apply(photo, result, now());
              return Uni.createFrom().voidItem();
            });
  }

  /** Ends waits in vain, and forgets results that nobody waits for. */
  @WithTransaction
  Uni<Long> sweep() {
    Instant now = now();
    return photos
        .giveUp(now.minus(PhotoPolicy.AWAITED))
        .call(() -> results.purge(now.minus(PhotoPolicy.RESULTS_KEPT)));
  }

  /** Some photos that no comment took in time; no submission can take them any more. */
  @WithSession
  Uni<List<StoredPhoto>> unused() {
    return photos
        .unused(now().minus(PhotoPolicy.UNUSED_KEPT).minus(PhotoPolicy.SUBMISSION), BATCH)
        .map(rows -> rows.stream().map(StoredPhoto::of).toList());
  }

  /** Forgets a photo that no comment took, whose bytes are gone. */
  @WithTransaction
  Uni<Void> forget(UUID photo) {
    return photos.deleteUnused(photo).replaceWithVoid();
  }

  private Instant now() {
    return Times.toMillis(clock.instant());
  }
}
