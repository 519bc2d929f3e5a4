/** Whether a release can be put in beside the one before it. */
@NullMarked
package org.gongkai.migration;

import org.jspecify.annotations.NullMarked;
