/** Images and attachments: checked by their bytes, kept once, served under what they hold. */
@NullMarked
package org.gongkai.media;

import org.jspecify.annotations.NullMarked;
