/** Ready answers kept in Redis in front of the database. */
@NullMarked
package org.gongkai.platform.cache;

import org.jspecify.annotations.NullMarked;
