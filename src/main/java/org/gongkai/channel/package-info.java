/**
 * The port through which a content reaches one registered channel, and the registry of channels.
 */
@NullMarked
package org.gongkai.channel;

import org.jspecify.annotations.NullMarked;
