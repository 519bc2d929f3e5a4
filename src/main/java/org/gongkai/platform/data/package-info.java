/** What repositories and migrations share. */
@NullMarked
package org.gongkai.platform.data;

import org.jspecify.annotations.NullMarked;
