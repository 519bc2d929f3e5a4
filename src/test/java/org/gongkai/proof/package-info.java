/** Proofs of what must never happen, by random and by concurrent use. */
@NullMarked
package org.gongkai.proof;

import org.jspecify.annotations.NullMarked;
