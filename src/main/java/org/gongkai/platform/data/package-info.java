/** What repositories share. */
@NullMarked
package org.gongkai.platform.data;

import org.jspecify.annotations.NullMarked;
