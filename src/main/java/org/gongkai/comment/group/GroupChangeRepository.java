package org.gongkai.comment.group;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class GroupChangeRepository
    implements PanacheRepositoryBase<GroupChangeEntity, GroupChangeEntity.Key> {

  /** The first one first. */
  Uni<List<GroupChangeEntity>> page(UUID groupId, int after, int rows) {
    return find("groupId = ?1 and number > ?2 order by number", groupId, after)
        .page(0, rows)
        .list();
  }
}
