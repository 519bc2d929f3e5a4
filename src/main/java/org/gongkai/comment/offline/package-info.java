/** Offline entry: comments that came in on paper or by word of mouth, one by one or as a table. */
@NullMarked
package org.gongkai.comment.offline;

import org.jspecify.annotations.NullMarked;
