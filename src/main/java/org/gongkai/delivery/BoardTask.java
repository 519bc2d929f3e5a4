package org.gongkai.delivery;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A delivery that a person must act on.
 *
 * @param state {@link DeliveryState#MANUAL} or {@link DeliveryState#REJECTED}
 * @param task what there is to do; null of a rejected one
 * @param detail what the last call said
 */
@Schema(description = "A delivery that a person must act on")
public record BoardTask(
    UUID deliveryId,
    UUID contentId,
    @Schema(examples = "关于规范集市管理的通知") String title,
    @Schema(examples = "feed") String channelId,
    DeliveryState state,
    @Nullable @Schema(nullable = true, examples = "POST") String task,
    Instant since,
    @Nullable @Schema(nullable = true, examples = "标题最多 32 个字，现有 41 个字。") String detail) {}
