package org.gongkai.channel;

import io.smallrye.mutiny.Uni;
import java.util.UUID;

/** Deliveries that wait for a platform, for whoever hears from it before it is asked. */
public interface WaitingDeliveries {

  /**
   * Lets a delivery of open outcome be looked at now, and reads back now what a finished one shows;
   * nothing for one that surely had no effect.
   */
  Uni<Void> becomeDue(UUID deliveryId);
}
