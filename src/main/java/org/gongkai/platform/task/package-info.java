/** Work that a process of the same package does once instead of serving requests. */
@NullMarked
package org.gongkai.platform.task;

import org.jspecify.annotations.NullMarked;
