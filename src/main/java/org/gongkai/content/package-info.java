/** Contents written once and published to channels; published contents are notices to readers. */
@NullMarked
package org.gongkai.content;

import org.jspecify.annotations.NullMarked;
