/** What a comment's text holds that the public must not read: personal data and listed words. */
@NullMarked
package org.gongkai.screening;

import org.jspecify.annotations.NullMarked;
