/** How often one address and one person may call, and how much is worked on at once. */
@NullMarked
package org.gongkai.platform.limit;

import org.jspecify.annotations.NullMarked;
