package org.gongkai.channel;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a trial of an account gave.
 *
 * @param works whether the account can be used
 * @param detail what the platform said; no secrets
 */
@Schema(description = "What a trial of a channel's account gave")
public record ChannelTest(boolean works, @Schema(examples = "已连接，证书与签名有效。") String detail) {}
