/** Groups of near-identical comments, which are answered together and stay what they are. */
@NullMarked
package org.gongkai.comment.group;

import org.jspecify.annotations.NullMarked;
