/** When background work may begin, and how it ends with its instance. */
@NullMarked
package org.gongkai.platform.work;

import org.jspecify.annotations.NullMarked;
