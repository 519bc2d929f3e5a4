package org.gongkai.delivery;

import java.util.UUID;
import org.gongkai.channel.Placement;

/**
 * A post that is to be read back.
 *
 * @param shouldShow whether readers should see it; false for one that was withdrawn
 * @param placement where it is or was
 * @param deliveryId the delivery by which it came there
 */
record ReadBack(
    UUID contentId,
    String channelId,
    boolean shouldShow,
    Placement placement,
    UUID deliveryId,
    Parcel parcel) {}
