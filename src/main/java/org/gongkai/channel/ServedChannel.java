package org.gongkai.channel;

/** A registered channel together with the code that serves it. */
public record ServedChannel(
    ChannelAccount account, Channel channel, ChannelState state, OnCorrection onCorrection) {}
