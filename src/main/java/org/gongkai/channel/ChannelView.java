package org.gongkai.channel;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A registered channel.
 *
 * @param account name or number of the account on the platform
 * @param ownerUnit 主办单位
 * @param credentialNames which secrets are stored; their values are never shown
 * @param capabilities null when this build has no code for its kind
 * @param version as in the {@code ETag}
 */
@Schema(description = "A registered channel")
public record ChannelView(
    @Schema(examples = "feed") String id,
    @Schema(examples = "FEED") String kind,
    @Schema(examples = "订阅源 RSS / Atom / JSON Feed") String name,
    @Schema(examples = "portal") String account,
    @Schema(examples = "青禾镇人民政府") String ownerUnit,
    ChannelState state,
    Map<String, String> settings,
    @Schema(examples = "[\"secret\"]") List<String> credentialNames,
    @Nullable @Schema(nullable = true) Capabilities capabilities,
    OnCorrection onCorrection,
    @Schema(examples = "60") int callsPerMinute,
    @Schema(examples = "2") int concurrency,
    Instant createdAt,
    @Schema(examples = "0") int version) {}
