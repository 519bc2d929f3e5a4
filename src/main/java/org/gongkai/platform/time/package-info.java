/** The clock and the civil time zone. */
@NullMarked
package org.gongkai.platform.time;

import org.jspecify.annotations.NullMarked;
