package org.gongkai.comment.photo;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/** Who may see which photo. Each fails with {@link ProblemType#PHOTO_NOT_FOUND}. */
@ApplicationScoped
public class PhotoReadService {

  private final PhotoRepository photos;

  PhotoReadService(PhotoRepository photos) {
    this.photos = photos;
  }

  /** For everyone: it passed, and its comment is shown. */
  @WithSession
  Uni<StoredPhoto> shown(UUID id) {
    return known(photos.shown(id));
  }

  /** For the platform that checks it. */
  @WithSession
  Uni<StoredPhoto> checked(UUID id) {
    return known(photos.checked(id));
  }

  /** For officers. */
  @WithSession
  Uni<StoredPhoto> ofComment(UUID comment, UUID id) {
    return known(photos.of(comment, id));
  }

  private static Uni<StoredPhoto> known(Uni<@Nullable PhotoEntity> found) {
    return found
        .onItem()
        .ifNull()
        .failWith(PhotoReadService::notFound)
        .map(photo -> StoredPhoto.of(photo));
  }

  static ProblemException notFound() {
    return new ProblemException(ProblemType.PHOTO_NOT_FOUND);
  }
}
