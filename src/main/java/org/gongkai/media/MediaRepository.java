package org.gongkai.media;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class MediaRepository implements PanacheRepositoryBase<MediaEntity, String> {

  /** Two may bring the same file at once: the second waits for the first and then adds nothing. */
  private static final String ADD =
      "with added as (insert into media (sha256, kind, media_type, extension, bytes, width, height,"
          + " name, created_by, created_at) values (:sha256, :kind, :mediaType, :extension, :bytes,"
          + " cast(:width as integer), cast(:height as integer), :name, :createdBy, :createdAt)"
          + " on conflict (sha256) do nothing returning 1) select count(*) from added";

  /** Adds a file unless it is there already; whether it was added. */
  Uni<Boolean> add(MediaEntity file) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createNativeQuery(ADD, Long.class)
                    .setParameter("sha256", file.sha256)
                    .setParameter("kind", file.kind.name())
                    .setParameter("mediaType", file.mediaType)
                    .setParameter("extension", file.extension)
                    .setParameter("bytes", file.bytes)
                    .setParameter("width", file.width)
                    .setParameter("height", file.height)
                    .setParameter("name", file.name)
                    .setParameter("createdBy", file.createdBy)
                    .setParameter("createdAt", file.createdAt)
                    .getSingleResult())
        .map(added -> added == 1);
  }

  /** The newest first. */
  Uni<List<MediaEntity>> page(@Nullable MediaCursor before, int rows) {
    String order = " order by createdAt desc, sha256 desc";
    if (before == null) {
      return find("from MediaEntity" + order).page(0, rows).list();
    }
    return find(
            "(createdAt, sha256) < (:at, :sha256)" + order,
            Map.of("at", before.at(), "sha256", before.sha256()))
        .page(0, rows)
        .list();
  }
}
