package org.gongkai.delivery;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.UUID;
import org.gongkai.channel.WaitingDeliveries;
import org.gongkai.platform.time.Times;

/** Lets deliveries of open outcome be looked at as soon as a platform tells of them. */
@ApplicationScoped
public class WaitingService implements WaitingDeliveries {

  private final DeliveryRepository deliveries;
  private final InstantSource clock;

  WaitingService(DeliveryRepository deliveries, InstantSource clock) {
    this.deliveries = deliveries;
    this.clock = clock;
  }

  @Override
  @WithTransaction
  public Uni<Void> becomeDue(UUID deliveryId) {
    return deliveries.heardOf(deliveryId, Times.toMillis(clock.instant()));
  }
}
