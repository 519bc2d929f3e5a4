package org.gongkai.channel;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A registered channel. */
@Schema(description = "A registered channel")
public record ChannelView(
    @Schema(examples = "feed") String id,
    @Schema(examples = "FEED") String kind,
    @Schema(examples = "订阅源 RSS / Atom / JSON Feed") String name,
    ChannelState state) {}
