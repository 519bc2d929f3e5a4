package org.gongkai.channel;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
class ChannelRepository implements PanacheRepositoryBase<ChannelEntity, String> {}
