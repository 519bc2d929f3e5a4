/** Finds near-identical comments, such as those of a campaign, and proposes them as groups. */
@NullMarked
package org.gongkai.comment.similarity;

import org.jspecify.annotations.NullMarked;
