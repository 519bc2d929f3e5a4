/** Who calls, and how personal data and tokens are protected. */
@NullMarked
package org.gongkai.platform.security;

import org.jspecify.annotations.NullMarked;
