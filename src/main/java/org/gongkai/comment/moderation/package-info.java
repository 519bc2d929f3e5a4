/** Which comments the public sees, and how: automatic check, personal data, moderation, appeals. */
@NullMarked
package org.gongkai.comment.moderation;

import org.jspecify.annotations.NullMarked;
