/** How many comments stand where; kept up to date with each change. */
@NullMarked
package org.gongkai.comment.count;

import org.jspecify.annotations.NullMarked;
