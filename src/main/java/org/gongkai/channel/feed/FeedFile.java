package org.gongkai.channel.feed;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * A file beside an entry.
 *
 * @param address below the public site's root
 */
@RegisterForReflection
record FeedFile(String name, String address) {}
