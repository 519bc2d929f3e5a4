/** Spans of our own, beside those that the libraries make. */
@NullMarked
package org.gongkai.platform.trace;

import org.jspecify.annotations.NullMarked;
