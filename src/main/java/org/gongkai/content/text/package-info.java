/** The text of contents: what it may hold and how it is written down. */
@NullMarked
package org.gongkai.content.text;

import org.jspecify.annotations.NullMarked;
