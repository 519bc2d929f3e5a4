package org.gongkai.content;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class ContentVersionRepository
    implements PanacheRepositoryBase<ContentVersionEntity, ContentVersionEntity.Key> {

  /** One version; null for an unknown one. */
  Uni<@Nullable ContentVersionEntity> version(UUID contentId, int number) {
    return findById(new ContentVersionEntity.Key(contentId, number));
  }

  /** All versions of a content, the oldest first. */
  Uni<List<ContentVersionEntity>> ofContent(UUID contentId) {
    return list("contentId = ?1 order by number", contentId);
  }

  /** How many versions of a content were published. */
  Uni<Long> editions(UUID contentId) {
    return count("contentId = ?1 and edition is not null", contentId);
  }

  /** Everyone who wrote a version of a content. */
  Uni<List<String>> authors(UUID contentId) {
    return find("contentId", contentId)
        .list()
        .map(written -> written.stream().map(version -> version.writtenBy).distinct().toList());
  }
}
