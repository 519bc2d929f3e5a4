package org.gongkai.adoption;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class VerdictTemplateRepository implements PanacheRepositoryBase<VerdictTemplateEntity, UUID> {

  /** Newest first; {@code before} excludes itself and all newer ones. */
  Uni<List<VerdictTemplateEntity>> page(@Nullable UUID before, int rows) {
    return before == null
        ? find("order by id desc").page(0, rows).list()
        : find("id < ?1 order by id desc", before).page(0, rows).list();
  }
}
