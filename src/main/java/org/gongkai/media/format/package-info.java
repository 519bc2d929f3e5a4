/** What an uploaded file is, by its bytes, and what is made of it. Plain Java, no store. */
@NullMarked
package org.gongkai.media.format;

import org.jspecify.annotations.NullMarked;
