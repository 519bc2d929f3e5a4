/** The mini-program's first screen in one answer. */
@NullMarked
package org.gongkai.home;

import org.jspecify.annotations.NullMarked;
