/** Identifiers. */
@NullMarked
package org.gongkai.platform.id;

import org.jspecify.annotations.NullMarked;
