package org.gongkai.comment.photo;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.security.UnauthorizedException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gongkai.comment.CommentEntity;
import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.problem.ProblemType;
import org.gongkai.platform.time.Times;
import org.jspecify.annotations.Nullable;

/** Takes photos in, and lets comments take them. */
@ApplicationScoped
public class PhotoIntakeService {

  private final PhotoRepository photos;
  private final PhotoConfig config;
  private final InstantSource clock;

  PhotoIntakeService(PhotoRepository photos, PhotoConfig config, InstantSource clock) {
    this.photos = photos;
    this.config = config;
    this.clock = clock;
  }

  /**
   * Refuses one photo too many before its bytes are looked at; a repetition of one that was taken
   * passes.
   *
   * @throws ProblemException (in the Uni) {@link ProblemType#DAILY_LIMIT_REACHED}
   */
  @WithSession
  Uni<Void> requireRoom(UUID citizen, String key) {
    Instant now = clock.instant();
    return photos
        .sentSince(citizen, midnight(now, 0), key)
        .invoke(sent -> require(sent, now))
        .replaceWithVoid();
  }

  /**
   * Notes a photo whose bytes are in the store.
   *
   * @throws ProblemException (in the Uni) {@link ProblemType#DAILY_LIMIT_REACHED}
   */
  @WithTransaction
  Uni<PhotoView> add(UUID citizen, PhotoEntity photo) {
    Instant now = clock.instant();
    return photos
        .holdCitizen(citizen)
        .onItem()
        .ifNull()
        .failWith(UnauthorizedException::new)
        .chain(() -> photos.sentSince(citizen, midnight(now, 0)))
        .invoke(sent -> require(sent, now))
        .chain(() -> photos.persist(photo))
        .map(PhotoView::of);
  }

  /**
   * Adds photos to a comment in the present transaction; they are checked after its commit.
   *
   * @param ids in the order in which they are shown; the same one again adds nothing
   * @throws ProblemException (in the Uni) {@link ProblemType#PHOTO_NOT_FOUND} for a photo of
   *     another citizen, of another comment or of yesterday
   */
  @WithTransaction
  public Uni<Void> attach(CommentEntity comment, UUID citizen, @Nullable List<UUID> ids) {
    Set<UUID> wanted = ids == null ? Set.of() : new LinkedHashSet<>(ids);
    if (wanted.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    Instant now = Times.toMillis(clock.instant());
    return photos
        .lockUnused(citizen, wanted, now.minus(PhotoPolicy.UNUSED_KEPT))
        .invoke(found -> attach(comment.id, wanted, found, now))
        .replaceWithVoid();
  }

  private static void attach(UUID comment, Set<UUID> wanted, List<PhotoEntity> found, Instant now) {
    if (found.size() < wanted.size()) {
      throw PhotoReadService.notFound();
    }
    Map<UUID, PhotoEntity> byId =
        found.stream().collect(Collectors.toMap(photo -> photo.id, Function.identity()));
    int place = 1;
    for (UUID id : wanted) {
      PhotoEntity photo = byId.get(id);
      if (photo != null) {
        photo.attach(comment, place, now);
        place++;
      }
    }
  }

  private void require(long sent, Instant now) {
    if (sent >= config.perDay()) {
      long seconds = Duration.between(now, midnight(now, 1)).plusMillis(999).toSeconds();
      throw new ProblemException(ProblemType.DAILY_LIMIT_REACHED, config.perDay())
          .withHeader("Retry-After", Long.toString(seconds));
    }
  }

  private static Instant midnight(Instant now, int days) {
    LocalDate day = Times.today(now).plusDays(days);
    return day.atStartOfDay(Times.SHANGHAI).toInstant();
  }
}
