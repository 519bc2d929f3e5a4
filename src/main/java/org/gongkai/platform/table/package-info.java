/**
 * Tables as files: written as streams of any length in constant memory, read back within limits.
 */
@NullMarked
package org.gongkai.platform.table;

import org.jspecify.annotations.NullMarked;
