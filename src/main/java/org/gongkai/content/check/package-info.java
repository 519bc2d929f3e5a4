/** What is checked in a content before people review it. */
@NullMarked
package org.gongkai.content.check;

import org.jspecify.annotations.NullMarked;
