/** The channel that readers pull: RSS 2.0, Atom 1.0 and JSON Feed 1.1. */
@NullMarked
package org.gongkai.channel.feed;

import org.jspecify.annotations.NullMarked;
