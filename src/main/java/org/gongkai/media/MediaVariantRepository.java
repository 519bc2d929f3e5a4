package org.gongkai.media;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
class MediaVariantRepository
    implements PanacheRepositoryBase<MediaVariantEntity, MediaVariantEntity.Key> {}
