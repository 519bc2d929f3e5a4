/**
 * Evidence of what was said and done: a log of leaves that only grows, in a Merkle tree (RFC 9162)
 * whose head is signed from time to time. Who holds a signed head can prove that nothing before it
 * was changed, added or taken away.
 */
@NullMarked
package org.gongkai.audit.evidence;

import org.jspecify.annotations.NullMarked;
