package org.gongkai.comment.group;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.gongkai.platform.id.IdGenerator;
import org.gongkai.platform.time.Times;

@ApplicationScoped
class SeparationRepository implements PanacheRepositoryBase<SeparationEntity, UUID> {

  private final IdGenerator ids;
  private final InstantSource clock;

  SeparationRepository(IdGenerator ids, InstantSource clock) {
    this.ids = ids;
    this.clock = clock;
  }

  /** Remembers that none of the one side belongs with any of the other. */
  Uni<Void> remember(
      UUID consultationId, Collection<UUID> oneSide, Collection<UUID> otherSide, String by) {
    if (oneSide.isEmpty() || otherSide.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    SeparationEntity separation = new SeparationEntity();
    separation.id = ids.next();
    separation.consultationId = consultationId;
    separation.oneSide = oneSide.toArray(UUID[]::new);
    separation.otherSide = otherSide.toArray(UUID[]::new);
    separation.separatedBy = by;
    separation.separatedAt = Times.toMillis(clock.instant());
    return persist(separation).replaceWithVoid();
  }

  Uni<Separations> ofConsultation(UUID consultationId) {
    return list("consultationId = ?1 order by id", consultationId)
        .map(rows -> new Separations(rows.stream().map(SeparationRepository::sides).toList()));
  }

  private static Separations.Sides sides(SeparationEntity row) {
    return new Separations.Sides(List.of(row.oneSide), List.of(row.otherSide));
  }
}
