package org.gongkai.delivery;

import io.quarkus.runtime.annotations.RegisterForReflection;
import org.gongkai.channel.Post;
import org.gongkai.channel.Rendition;

/** What a delivery carries: the content as it was and as the channel shows it. */
@RegisterForReflection
record Parcel(Post post, Rendition rendition) {}
