/** Errors as RFC 9457 problem documents, from one catalogue of codes. */
@NullMarked
package org.gongkai.platform.problem;

import org.jspecify.annotations.NullMarked;
