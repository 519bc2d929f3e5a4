@NullMarked
package org.gongkai.platform.trace;

import org.jspecify.annotations.NullMarked;
