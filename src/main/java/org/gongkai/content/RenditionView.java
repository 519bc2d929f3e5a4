package org.gongkai.content;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gongkai.channel.Capabilities;
import org.gongkai.channel.ChannelFinding;
import org.gongkai.channel.Rendition;

/**
 * The latest version of a content as one channel would show it.
 *
 * @param number number of the version
 * @param rendition exactly what would be sent
 * @param refusals what the channel would not take; empty when it would take it
 */
@Schema(description = "The latest version of a content as one channel would show it")
public record RenditionView(
    @Schema(examples = "feed") String channel,
    @Schema(examples = "FEED") String kind,
    @Schema(examples = "3") int number,
    Rendition rendition,
    List<ChannelFinding> refusals,
    Capabilities capabilities) {}
