/**
 * Photos of comments: taken in anew encoded, checked by the platform, shown once they passed and
 * their comment is shown.
 */
@NullMarked
package org.gongkai.comment.photo;

import org.jspecify.annotations.NullMarked;
