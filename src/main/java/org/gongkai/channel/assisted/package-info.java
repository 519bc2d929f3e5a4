/** Platforms without an open way in: the post is prepared, and a person posts it. */
@NullMarked
package org.gongkai.channel.assisted;

import org.jspecify.annotations.NullMarked;
